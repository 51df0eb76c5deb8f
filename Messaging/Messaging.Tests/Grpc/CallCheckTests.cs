using System.Net;
using Grpc.Core;
using Messaging.Errors;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Grpc;

/// <summary>Callers are checked before anything of their request is read.</summary>
[CancelAfter(30_000)]
public sealed class CallCheckTests
{
    private const int Limit = 100_000;

    [Test]
    public async Task Who_may_not_ask_has_nothing_decompressed(CancellationToken timeout)
    {
        await using var host = await GrpcHost.StartAsync(bodyBytes: Limit);
        var bomb = RawCall.Message(RawCall.Compress("gzip", new byte[Limit + 1]));

        var status = await RawCall.SendAsync(host, "CallDeletePrices", bomb, "gzip", timeout);

        Assert.That(status, Is.EqualTo(new Status(StatusCode.Unauthenticated, "The scope prices:write is needed.")));
    }

    [Test]
    public async Task Who_may_not_ask_is_told_so_without_the_body_being_waited_for(CancellationToken timeout)
    {
        await using var host = await GrpcHost.StartAsync();
        using var body = new UnendingContent();

        var status = await RawCall.SendAsync(host, "CallDeletePrices", body, "identity", timeout);

        Assert.That(status.StatusCode, Is.EqualTo(StatusCode.Unauthenticated));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Is_asked_for_once_a_call(bool refuses, CancellationToken timeout)
    {
        var count = 0;
        await using var host = await GrpcHost.StartAsync(options => options.Admission = (_, _, _) =>
        {
            Interlocked.Increment(ref count);
            return new(refuses ? new Failure(429, "TooManyRequests", "Too many.") : null);
        });

        using var call = host.Call<GetTotals, QueryPricesResponse>("CallGetTotals", new(), new(cancellationToken: timeout));

        Assert.That(await StatusOfAsync(call), Is.EqualTo(refuses ? StatusCode.Unavailable : StatusCode.OK));
        Assert.That(count, Is.EqualTo(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task That_fails_is_told_as_any_fault_and_reads_nothing(bool failsAtOnce, CancellationToken timeout)
    {
        await using var host = await GrpcHost.StartAsync(
            options => options.Admission = async (_, _, _) =>
            {
                if (!failsAtOnce)
                    await Task.Yield();
                throw new InvalidOperationException(GrpcSampleServices.Secret);
            },
            Limit);
        var bomb = RawCall.Message(RawCall.Compress("gzip", new byte[Limit + 1]));

        var status = await RawCall.SendAsync(host, "CallGetTotals", bomb, "gzip", timeout);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status.StatusCode, Is.EqualTo(StatusCode.Unknown));
            Assert.That(status.Detail, Is.Not.Empty.And.Not.Contains(GrpcSampleServices.Secret));
            Assert.That(host.Http.Logs.AtLeast(LogLevel.Error), Has.Some.Contains("/GrpcServices/CallGetTotals"));
        }
    }

    private static async Task<StatusCode> StatusOfAsync(AsyncUnaryCall<QueryPricesResponse> call)
    {
        try
        {
            await call.ResponseAsync;
            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode;
        }
    }

    /// <summary>Says that bytes will come, and sends none until it is given up.</summary>
    private sealed class UnendingContent : HttpContent
    {
        private readonly TaskCompletionSource _end = new();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            await _end.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            _end.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
