using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Messaging.Tests.Grpc;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Overload;

/// <summary>Requests beyond those that fit, over HTTP and gRPC.</summary>
public sealed class OverloadTests
{
    [TestCase("json", """{"responseStatus":{"errorCode":"Overloaded","message":"The service has as many requests""")]
    [TestCase("jsonl", """{"responseStatus":{"errorCode":"Overloaded","message":"The service has as many requests""")]
    [TestCase("jsv", "{responseStatus:{errorCode:Overloaded,message:The service has as many requests")]
    [TestCase("csv", "ResponseStatus\r\n\"{errorCode:Overloaded,message:The service has as many requests")]
    [TestCase("xml", "<HoldResponse")]
    [CancelAfter(30_000)]
    public async Task Are_answered_503_with_Retry_After_as_the_message_in_the_format_asked_for(string format, string start, CancellationToken timeout)
    {
        await using var host = await HoldHost.StartAsync(concurrency: 1, queue: 0);
        var held = host.HoldAsync("first");
        await HoldHost.UntilAsync(() => host.Gate.AtWork == 1, timeout);

        var reply = await host.Http.PostJsonAsync($"/api/Hold?format={format}", "{}");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(reply.Response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(reply.Body, Does.Contain(start).And.Contains("Overloaded"));
        host.Holds.Until.SetResult();
        Assert.That((await held).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Holds.Begun, Is.EqualTo(new[] { "first" }));
    }

    [TestCase("/health")]
    [TestCase("/metadata")]
    [TestCase("/metadata?op=Hold")]
    [TestCase("/types/typescript")]
    [CancelAfter(30_000)]
    public async Task Are_about_messages_only(string path, CancellationToken timeout)
    {
        await using var host = await HoldHost.StartAsync(concurrency: 1, queue: 0);
        var held = host.HoldAsync("first");
        await HoldHost.UntilAsync(() => host.Gate.AtWork == 1, timeout);

        Assert.That((await host.Http.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.OK));

        host.Holds.Until.SetResult();
        await held;
    }

    [Test, CancelAfter(30_000)]
    public async Task Of_a_batch_take_one_place_and_none_of_them_is_run_where_there_is_none(CancellationToken timeout)
    {
        await using var host = await HoldHost.StartAsync(concurrency: 2, queue: 0);
        var batch = host.Http.PostJsonAsync("/api/Hold[]", """[{"name":"a"},{"name":"b"},{"name":"c"}]""");
        await HoldHost.UntilAsync(() => host.Holds.Begun.Count == 1, timeout);
        var single = host.HoldAsync("single");
        await HoldHost.UntilAsync(() => host.Gate.AtWork == 2, timeout);

        var shed = await host.Http.PostJsonAsync("/api/Hold[]", """[{"name":"x"},{"name":"y"}]""");
        host.Holds.Until.SetResult();

        Assert.That((shed.Status, shed.ErrorCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "Overloaded")));
        Assert.That(shed.Response.Headers.GetValues("X-AutoBatch-Completed"), Is.EqualTo(new[] { "0" }));
        Assert.That((await batch).Json.AsArray(), Has.Count.EqualTo(3));
        await single;
        Assert.That(host.Holds.Begun, Is.EquivalentTo(new[] { "a", "single", "b", "c" }));
    }

    [Test, CancelAfter(30_000)]
    public async Task Over_gRPC_end_as_unavailable_and_say_when_to_try_again(CancellationToken timeout)
    {
        await using var host = await HoldHost.StartAsync(concurrency: 1, queue: 0);
        using var channel = GrpcChannel.ForAddress(host.Http.Addresses[^1]);
        var held = host.HoldAsync("first");
        await HoldHost.UntilAsync(() => host.Gate.AtWork == 1, timeout);
        var method = new Method<Hold, HoldResponse>(
            MethodType.Unary, "GrpcServices", "PostHold", GrpcHost.Marshaller<Hold>(), GrpcHost.Marshaller<HoldResponse>());

        using var call = channel.CreateCallInvoker().AsyncUnaryCall(method, null, new(cancellationToken: timeout), new Hold());
        var headers = await call.ResponseHeadersAsync;
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.That(failure!.StatusCode, Is.EqualTo(StatusCode.Unavailable));
        Assert.That((headers.GetValue("httpstatus"), headers.GetValue("retry-after")), Is.EqualTo(("503", "1")));
        host.Holds.Until.SetResult();
        await held;
        Assert.That(host.Holds.Begun, Is.EqualTo(new[] { "first" }));
    }

    [Test, CancelAfter(30_000)]
    public async Task Do_not_come_from_bodies_that_are_slow_nor_from_answers_that_nobody_reads(CancellationToken timeout)
    {
        await using var host = await HoldHost.StartAsync(concurrency: 1, queue: 0);
        const int slow = 20;
        List<IDisposable> connections = [];
        for (var i = 0; i < slow; i++)
        {
            connections.Add(await host.SendRawAsync("POST /json/reply/Hold HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: 1000\n\n{\"name\":"));
            connections.Add(await host.SendRawAsync("GET /json/reply/ListHeld?rows=20000 HTTP/1.1\nHost: x\n\n"));
            // One after the other, since there is one place.
            await HoldHost.UntilAsync(() => host.Holds.Listed.Count == i + 1 && host.Gate.AtWork == 0, timeout);
        }

        var reply = await host.Http.GetAsync("/json/reply/ListHeld?rows=3");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Holds.Begun, Is.Empty);
        connections.ForEach(connection => connection.Dispose());
    }

    [Test, CancelAfter(30_000)]
    public async Task That_wait_are_answered_when_the_host_stops(CancellationToken timeout)
    {
        await using var host = await HoldHost.StartAsync(concurrency: 1, queue: 1);
        var first = host.HoldAsync("first");
        await HoldHost.UntilAsync(() => host.Gate.AtWork == 1, timeout);
        var second = host.HoldAsync("second");
        await HoldHost.UntilAsync(() => host.Gate.Waiting == 1, timeout);

        var stopping = host.Http.StopAsync(timeout);
        host.Holds.Until.SetResult();

        Assert.That((await first).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await second).Status, Is.EqualTo(HttpStatusCode.OK));
        await stopping;
    }

    [Test, CancelAfter(30_000)]
    public async Task That_wait_are_turned_away_at_a_stop_where_no_place_becomes_free(CancellationToken timeout)
    {
        await using var host = await HoldHost.StartAsync(concurrency: 1, queue: 1, queueTime: TimeSpan.FromSeconds(1));
        var first = host.HoldAsync("first");
        await HoldHost.UntilAsync(() => host.Gate.AtWork == 1, timeout);
        var second = host.HoldAsync("second");
        await HoldHost.UntilAsync(() => host.Gate.Waiting == 1, timeout);

        var stopping = host.Http.StopAsync(timeout);

        Assert.That((await second).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        host.Holds.Until.SetResult();
        Assert.That((await first).Status, Is.EqualTo(HttpStatusCode.OK));
        await stopping;
        Assert.That(host.Http.Logs.AtLeast(LogLevel.Error), Is.Empty);
    }
}
