using Messaging.Errors;
using Messaging.Routing;

namespace Messaging.Grpc;

/// <summary>
/// The check of a call's caller, made before its request is read: gRPC reads and decompresses a request before it calls the
/// method, and that is not to be had by whoever may not ask.
/// </summary>
/// <param name="Refusal">Ended; what it ended with is told by the method, which is where failures can be.</param>
internal sealed record CallCheck(Task<Failure?> Refusal)
{
    /// <summary>A message of no bytes, not compressed.</summary>
    private static readonly byte[] EmptyMessage = new byte[5];

    /// <summary>Has the callers of a method checked, once for each call.</summary>
    public static void AddTo(EndpointBuilder endpoint)
    {
        if (endpoint is { RequestDelegate: { } next } && endpoint.Metadata.OfType<MessageHandler>().SingleOrDefault() is { } handler)
            endpoint.RequestDelegate = context => AnswerAsync(context, handler, next);
    }

    private static async Task AnswerAsync(HttpContext context, MessageHandler handler, RequestDelegate next)
    {
        var refusal = handler.FindRefusalAsync(context).AsTask();
        await ((Task)refusal).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var isLetThrough = refusal.IsCompletedSuccessfully && await refusal is null;
        if (!isLetThrough)
            context.Request.Body = new MemoryStream(EmptyMessage, writable: false);
        context.Features.Set(new CallCheck(refusal));
        await next(context);
    }
}
