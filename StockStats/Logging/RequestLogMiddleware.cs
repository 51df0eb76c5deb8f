using System.Diagnostics;
using Messaging.Requests;
using StockStats.Auth;

namespace StockStats.Logging;

/// <summary>Logs every request once it is answered. The path comes without its query, which may hold what is nobody's business.</summary>
internal sealed partial class RequestLogMiddleware(RequestDelegate next, ILogger<RequestLogMiddleware> log)
{
    /// <summary>Longest path told, in characters.</summary>
    private const int LongestPath = 256;

    public async Task InvokeAsync(HttpContext context)
    {
        var begin = Stopwatch.GetTimestamp();
        var (body, path) = (context.Response.Body, PathOf(context.Request));
        await using var counted = new CountedStream(body);
        context.Response.Body = counted;
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Response.Body = body;
            var caller = context.RequestServices.GetRequiredService<CurrentCaller>().Caller.Name;
            Answered(log, context.Request.Method, path, RequestNames.Of(context), context.Response.StatusCode,
                Math.Round(Stopwatch.GetElapsedTime(begin).TotalMilliseconds, 3), counted.Written, caller);
        }
    }

    /// <summary>Control characters would make one line look like two.</summary>
    private static string PathOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        return string.Create(Math.Min(path.Length, LongestPath), path, static (text, path) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = char.IsControl(path[i]) ? ' ' : path[i];
        });
    }

    [LoggerMessage(1040, LogLevel.Information, "{Method} {Path} ({Request}) answered {Status} in {Milliseconds} ms, {Bytes} bytes, to {Caller}")]
    private static partial void Answered(
        ILogger log, string method, string path, string request, int status, double milliseconds, long bytes, string caller);
}
