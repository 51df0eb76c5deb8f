using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats;
using Messaging.Overload;
using Messaging.Validation;

namespace Messaging.Routing;

/// <summary>The way of one message: format, checks of the caller, binding, validation, service, answer.</summary>
internal sealed class MessageHandler(
    Message message,
    RequestChecks checks,
    Lazy<MessageRules?> rules,
    RowFaultReceiver? rowFaults,
    AnswerCaching caching,
    MessageFormats formats,
    RequestBinder binder,
    ServiceGate gate,
    ErrorWriter errors)
{
    public Message Message { get; } = message;

    /// <summary>True where the service is told of rows that cannot be read, so that the others can be taken.</summary>
    public bool KeepsFaultyRows => rowFaults is not null;

    /// <summary>Makes now what else the first request would make.</summary>
    /// <exception cref="MessageDeclarationException">A rule is declared that cannot work, or a format cannot hold the message.</exception>
    public void Prepare()
    {
        _ = rules.Value;
        foreach (var format in formats)
            format.Prepare(Message);
    }

    /// <summary>Answers a request whose verb the message takes.</summary>
    public async Task HandleAsync(HttpContext context, MessagePath path, string verb)
    {
        var format = FormatChoice.Choose(formats, context.Request, path, Message);
        if (format is null)
        {
            await errors.WriteAsync(context, Failures.NotAcceptable(context.Request, formats, Message), Message);
            return;
        }
        var binding = new RequestBinding(Message, KeepsFaultyRows);
        if (await PrepareAsync(context, path, binding) is { } failure)
        {
            await errors.WriteAsync(context, failure, Message);
            return;
        }
        var (response, overload) = await AnswerAsync(context, verb, binding);
        if (overload is not null)
            await errors.WriteAsync(context, overload, Message);
        else if (response is null)
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else if (!caching.IsKnown(context, format))
            await Responses.WriteAsync(context.Response, format, response, Message);
    }

    /// <summary>Why the caller may not ask the message at all; null where it may.</summary>
    public ValueTask<Failure?> FindRefusalAsync(HttpContext context) => checks.FindFailureAsync(context, Message);

    /// <summary>Why a batch of so many requests may not be asked, of which one was let through already.</summary>
    public ValueTask<Failure?> FindRefusalAsync(HttpContext context, int batchLength) => checks.FindFailureAsync(context, Message, batchLength - 1);

    /// <summary>All that is wrong with a request that was read; null where nothing is.</summary>
    public async ValueTask<Failure?> ValidateAsync(HttpContext context, RequestBinding binding) => rules.Value is not { } all
        ? binding.ToFailure([])
        : binding.ToFailure(await all.ValidateAsync(context, binding));

    /// <summary>Has the service answer when its turn comes; or the failure where it does not come in time.</summary>
    public async ValueTask<(object? Response, Failure? Overload)> AnswerAsync(HttpContext context, string verb, RequestBinding binding)
    {
        if (await gate.EnterAsync(context.RequestAborted) is { } overload)
            return (null, overload);
        try
        {
            return (await InvokeAsync(context, verb, binding), null);
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Has the service answer, whose turn it is; null where the message is answered without a body.</summary>
    public ValueTask<object?> InvokeAsync(HttpContext context, string verb, RequestBinding binding)
    {
        if (binding.RowFaults?.All is { Count: > 0 } faults)
            rowFaults!(context, binding.Request, faults);
        var operation = Message.FindOperation(verb)!;
        var service = context.RequestServices.GetRequiredService(operation.ServiceType);
        return operation.InvokeAsync(service, binding.Request, context.RequestAborted);
    }

    /// <summary>The caller is checked first: who may not ask is not told what is wrong with the question.</summary>
    private async ValueTask<Failure?> PrepareAsync(HttpContext context, MessagePath path, RequestBinding binding) =>
        await FindRefusalAsync(context)
        ?? await binder.BindAsync(context.Request, path, binding)
        ?? await ValidateAsync(context, binding);
}
