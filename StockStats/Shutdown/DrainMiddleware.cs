namespace StockStats.Shutdown;

/// <summary>While the server ends, each answer is the last one of its connection.</summary>
internal sealed class DrainMiddleware(RequestDelegate next, Drain drain)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (drain.HasBegun)
        {
            drain.NoteRequest();
            // HTTP/2 has a frame for it, which the server sends by itself.
            if (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol))
                context.Response.Headers.Connection = "close";
        }

        return next(context);
    }
}
