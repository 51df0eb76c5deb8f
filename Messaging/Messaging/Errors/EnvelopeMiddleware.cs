using Messaging.Formats.Writing;
using Messaging.Routing;

namespace Messaging.Errors;

/// <summary>
/// Sees to it that every failure comes in the one envelope: exceptions of anything behind it, and error statuses left
/// without a body, such as those of unknown routes.
/// </summary>
internal sealed class EnvelopeMiddleware(
    RequestDelegate next, ExceptionReporter exceptions, ErrorWriter errors, ILogger<EnvelopeMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
#pragma warning disable CA1031 // the last place where any failure can still be told to the caller
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await HandleAsync(context, exception);
            return;
        }
        if (IsBareError(context.Response))
            await errors.WriteAsync(context, Failures.OfStatus(context), MessagePath.MessageOf(context));
    }

    private static bool IsBareError(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null, ContentLength: null or 0 };

    private async Task HandleAsync(HttpContext context, Exception exception)
    {
        if (exception is CallerGoneException || context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody is left to tell, and nothing is wrong here.
            Log.Aborted(logger, context.Request.Method, Log.PathOf(context));
            return;
        }
        if (context.Response.HasStarted)
        {
            // What was sent looks like a whole answer unless the connection breaks.
            Log.BrokenOff(logger, exception, context.Request.Method, Log.PathOf(context));
            context.Abort();
            return;
        }
        var message = MessagePath.MessageOf(context);
        var failure = exceptions.Report(exception, context, message);
        await errors.WriteAsync(context, failure, message);
    }
}
