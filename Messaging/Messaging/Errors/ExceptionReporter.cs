using Messaging.Binding;
using Messaging.Catalog;

namespace Messaging.Errors;

/// <summary>Makes the failure of an exception that ends a request, and logs it where it is the service's own.</summary>
internal sealed class ExceptionReporter(ExceptionMapper exceptions, ILogger<ExceptionReporter> logger)
{
    /// <summary>What the caller is told: for a fault of the service, an id by which the log tells more.</summary>
    public Failure Report(Exception exception, HttpContext context, Message? message)
    {
        if (exceptions.Map(exception, context, message) is not { } failure)
            return Unexpected(context, exception);
        // A body that there is no room for is told once for many.
        if (failure.Status >= StatusCodes.Status500InternalServerError && exception is not UnreadableBodyException)
            Log.Unavailable(logger, exception, context.Request.Method, Log.PathOf(context), failure.Status, failure.ErrorCode);
        return failure;
    }

    private Failure Unexpected(HttpContext context, Exception exception)
    {
        var id = context.TraceIdentifier;
        Log.Unexpected(logger, exception, context.Request.Method, Log.PathOf(context), id);
        return Failures.Unexpected(id);
    }
}
