using System.Globalization;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats;
using Messaging.Overload;

namespace Messaging.Routing;

/// <summary>
/// Answers a list of requests with the list of their responses. Each element is checked and run after the one before it has
/// been; the first one to fail ends the batch with its error, and those before it remain done, as the answer's header says.
/// </summary>
internal sealed class BatchRunner(MessageFormats formats, RequestBinder binder, ServiceGate gate, ErrorWriter errors)
{
    public async Task RunAsync(HttpContext context, MessagePath path, MessageHandler handler)
    {
        var message = handler.Message;
        var progress = new BatchProgress();
        context.Features.Set(progress);
        var format = FormatChoice.Choose(formats, context.Request, path, message);
        var batch = new RequestBatch(message, binder.Limits.BatchLength, handler.KeepsFaultyRows);
        var failure = format is null
            ? Failures.NotAcceptable(context.Request, formats, message)
            : await handler.FindRefusalAsync(context)
                ?? await binder.BindBatchAsync(context.Request, path, batch)
                ?? await handler.FindRefusalAsync(context, batch.Elements.Count);
        var responses = Array.CreateInstance(message.ResponseType ?? typeof(object), failure is null ? batch.Elements.Count : 0);
        failure ??= await RunInTurnAsync(context, handler, batch, progress, responses);
        if (failure is not null)
        {
            await errors.WriteAsync(context, failure, message);
            return;
        }
        context.Response.Headers[BatchProgress.CompletedHeader] = responses.Length.ToString(CultureInfo.InvariantCulture);
        if (message.ResponseType is null)
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await Responses.WriteAsync(context.Response, format!, responses, message);
    }

    /// <summary>One turn for all: a batch that has begun is not turned away in its middle.</summary>
    private async ValueTask<Failure?> RunInTurnAsync(
        HttpContext context, MessageHandler handler, RequestBatch batch, BatchProgress progress, Array responses)
    {
        if (await gate.EnterAsync(context.RequestAborted) is { } overload)
            return overload;
        try
        {
            return await RunElementsAsync(context, handler, batch, progress, responses);
        }
        finally
        {
            gate.Leave();
        }
    }

    private async ValueTask<Failure?> RunElementsAsync(
        HttpContext context, MessageHandler handler, RequestBatch batch, BatchProgress progress, Array responses)
    {
        var verb = VerbOf(handler.Message, context.Request);
        for (var i = 0; i < responses.Length; i++)
        {
            context.RequestAborted.ThrowIfCancellationRequested();
            progress.Index = i;
            var (binding, unreadable) = batch.Elements[i];
            var failure = unreadable ?? binder.BindQuery(context.Request, binding) ?? await handler.ValidateAsync(context, binding);
            if (failure is not null)
                return failure;
            responses.SetValue(await handler.InvokeAsync(context, verb, binding), i);
        }
        return null;
    }

    /// <summary>What each element means: the message's own verb; where it takes several, what the override says, else POST.</summary>
    private static string VerbOf(Message message, HttpRequest request)
    {
        var asked = HttpVerb.Of(request);
        return message.FindOperation(asked) is null ? message.Verbs[0] : asked;
    }
}
