using System.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace Messaging.Requests;

/// <summary>
/// Measures requests, but for those to endpoints that say <c>DisableHttpMetrics()</c>. Without an async method of its own: answers that are
/// there at once, as most are, cost no allocation.
/// </summary>
internal sealed class RequestMetricsMiddleware(RequestDelegate next, RequestMetrics metrics)
{
    /// <summary>What proxies write for a caller that went away before its answer.</summary>
    private const int CallerGone = 499;

    public Task InvokeAsync(HttpContext context)
    {
        if (!metrics.IsEnabled)
            return next(context);
        var begin = Stopwatch.GetTimestamp();
        var answering = next(context);
        if (!answering.IsCompletedSuccessfully)
            return FinishAsync(context, answering, begin);
        Record(context, begin);
        return answering;
    }

    private async Task FinishAsync(HttpContext context, Task answering, long begin)
    {
        try
        {
            await answering;
        }
        finally
        {
            Record(context, begin);
        }
    }

    private void Record(HttpContext context, long begin)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is null)
            metrics.Record(RequestNames.Of(context), StatusOf(context), begin);
    }

    private static int StatusOf(HttpContext context)
    {
        if (context.RequestAborted.IsCancellationRequested)
            return CallerGone;
        var status = context.Response.StatusCode;
        // Only gRPC says it elsewhere.
        return context.Request.Protocol is "HTTP/2" && context.Features.Get<CallStatus>() is { } call ? call.Status : status;
    }
}
