using System.Diagnostics;
using Messaging.Routing;

namespace Messaging.Errors;

/// <summary>
/// Sees to it that every failure comes in the one envelope: exceptions of anything behind it, and error statuses left
/// without a body, such as those of unknown routes.
/// </summary>
internal sealed class EnvelopeMiddleware(
    RequestDelegate next, ExceptionMapper exceptions, ErrorWriter errors, ILogger<EnvelopeMiddleware> logger)
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
        if (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody is left to tell, and nothing is wrong here.
            Log.Aborted(logger, context.Request.Method, PathOf(context));
            return;
        }
        var message = MessagePath.MessageOf(context);
        var failure = exceptions.Map(exception, context, message) ?? Unexpected(context, exception);
        if (context.Response.HasStarted)
        {
            // What was sent looks like a whole answer unless the connection breaks.
            Log.BrokenOff(logger, exception, context.Request.Method, PathOf(context));
            context.Abort();
            return;
        }
        if (failure.Status >= StatusCodes.Status500InternalServerError)
            Log.Unavailable(logger, exception, context.Request.Method, PathOf(context), failure.Status, failure.ErrorCode);
        await errors.WriteAsync(context, failure, message);
    }

    /// <summary>Without line breaks, which would forge lines of a log.</summary>
    private static string PathOf(HttpContext context) => Excerpt.Of(context.Request.Path.Value);

    private Failure Unexpected(HttpContext context, Exception exception)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        Log.Unexpected(logger, exception, context.Request.Method, PathOf(context), id);
        return Failures.Unexpected(id);
    }
}
