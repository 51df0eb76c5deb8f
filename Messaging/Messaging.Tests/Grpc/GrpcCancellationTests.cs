using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Grpc;

/// <summary>Calls that are given up before they are answered.</summary>
public sealed class GrpcCancellationTests
{
    [Test, CancelAfter(30_000)]
    public async Task Ends_the_service_when_the_deadline_passes(CancellationToken timeout)
    {
        await using var host = await GrpcHost.StartAsync();
        await host.AskAsync<GetTotals, GetTotalsResponse>("CallGetTotals", new());
        var options = new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1));

        using var call = host.Call<WaitForEver, QueryPricesResponse>("PostWaitForEver", new(), options);

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.That(exception!.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        await host.Waiting.Ended.Task.WaitAsync(timeout);
    }

    [Test, CancelAfter(30_000)]
    public async Task Ends_the_service_when_the_caller_goes_away_and_logs_no_error(CancellationToken timeout)
    {
        await using var host = await GrpcHost.StartAsync();
        using var caller = new CancellationTokenSource();
        using var call = host.Call<WaitForEver, QueryPricesResponse>("PostWaitForEver", new(), new(cancellationToken: caller.Token));
        await host.Waiting.Begun.Task.WaitAsync(timeout);

        await caller.CancelAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        await host.Waiting.Ended.Task.WaitAsync(timeout);
        var logs = host.Http.Logs;
        await host.DisposeAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception!.StatusCode, Is.EqualTo(StatusCode.Cancelled));
            Assert.That(logs.AtLeast(LogLevel.Error), Is.Empty);
        }
    }
}
