namespace Messaging.Requests;

/// <summary>Gives a request its id, before anything else is done with it.</summary>
internal sealed class RequestIdMiddleware(RequestDelegate next, RequestIds ids)
{
    /// <summary>Asynchronous, so that the id does not flow back to the connection, and on to its next request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ids.Begin(context);
        await next(context);
    }
}
