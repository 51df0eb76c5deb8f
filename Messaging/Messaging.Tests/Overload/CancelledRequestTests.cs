using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Overload;

/// <summary>Requests that are given up before they are answered: nothing goes on for them, and nothing is wrong.</summary>
public sealed class CancelledRequestTests
{
    [Test, CancelAfter(30_000)]
    public async Task Leave_the_queue_at_once_and_are_never_begun(CancellationToken timeout)
    {
        await using var host = await HoldHost.StartAsync(concurrency: 1, queue: 5);
        var first = host.HoldAsync("first");
        await HoldHost.UntilAsync(() => host.Gate.AtWork == 1, timeout);
        using var caller = new CancellationTokenSource();
        var waiting = PostAsync(host, "/json/reply/Hold", """{"name":"gone"}""", caller.Token);
        await HoldHost.UntilAsync(() => host.Gate.Waiting == 1, timeout);

        await caller.CancelAsync();
        await HoldHost.UntilAsync(() => host.Gate.Waiting == 0 && WasGivenUp(host), timeout);
        host.Holds.Until.SetResult();

        await Assert.ThatAsync(() => waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await first).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Holds.Begun, Is.EqualTo(new[] { "first" }));
        Assert.That(Troubles(host), Is.Empty);
    }

    [TestCase("/json/reply/Hold", """{"name":"first"}""")]
    [TestCase("/json/reply/Hold[]", """[{"name":"first"},{"name":"second"}]""")]
    [CancelAfter(30_000)]
    public async Task End_their_service_and_give_back_their_place_and_no_further_one_of_a_batch_is_begun(string path, string body, CancellationToken timeout)
    {
        await using var host = await HoldHost.StartAsync(concurrency: 1, queue: 0);
        using var caller = new CancellationTokenSource();
        var asked = PostAsync(host, path, body, caller.Token);
        await HoldHost.UntilAsync(() => !host.Holds.Begun.IsEmpty, timeout);

        await caller.CancelAsync();
        await HoldHost.UntilAsync(() => host.Gate.AtWork == 0 && WasGivenUp(host), timeout);

        await Assert.ThatAsync(() => asked, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((host.Holds.Begun.Count, host.Holds.Ended.Count), Is.EqualTo((1, 1)));
        Assert.That(Troubles(host), Is.Empty);
    }

    [TestCase("json")]
    [TestCase("jsonl")]
    [TestCase("jsv")]
    [TestCase("csv")]
    [TestCase("xml")]
    [CancelAfter(30_000)]
    public async Task End_the_writing_of_a_large_answer(string format, CancellationToken timeout)
    {
        await using var host = await HoldHost.StartAsync(concurrency: 1, queue: 0);

        using (var socket = await host.SendRawAsync($"GET /{format}/reply/ListHeld?rows=200000 HTTP/1.1\nHost: x\n\n"))
        {
            var buffer = new byte[1024];
            Assert.That(await socket.ReceiveAsync(buffer, timeout), Is.GreaterThan(0));
            Assert.That(WasGivenUp(host), Is.False);
        }

        await HoldHost.UntilAsync(() => WasGivenUp(host), timeout);
        Assert.That(Troubles(host), Is.Empty);
    }

    private static bool WasGivenUp(HoldHost host) =>
        host.Http.Logs.AtLeast(LogLevel.Debug).Any(line => line.EndsWith("was given up by the caller", StringComparison.Ordinal));

    /// <summary>All but what the server says about its own port.</summary>
    private static IEnumerable<string> Troubles(HoldHost host) =>
        host.Http.Logs.AtLeast(LogLevel.Warning).Where(line => !line.StartsWith("HTTP/2 is not enabled", StringComparison.Ordinal));

    private static async Task<HttpStatusCode> PostAsync(HoldHost host, string path, string body, CancellationToken caller)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await host.Http.Client.PostAsync(path, content, caller);
        return response.StatusCode;
    }
}
