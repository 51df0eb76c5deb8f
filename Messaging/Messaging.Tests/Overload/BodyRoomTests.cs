using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Messaging.Overload;
using Messaging.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Overload;

/// <summary>Bodies share the room that there is for all of them.</summary>
public sealed class BodyRoomTests
{
    private const int Room = 200_000;

    [TestCase(Room, HttpStatusCode.OK)]
    [TestCase(Room + 1, HttpStatusCode.ServiceUnavailable)]
    [CancelAfter(30_000)]
    public async Task A_body_may_take_all_of_it_and_gives_it_back(int length, HttpStatusCode status, CancellationToken timeout)
    {
        await using var host = await StartAsync();

        var reply = await PostAsync(host, Body(length));

        Assert.That(reply.Status, Is.EqualTo(status), reply.Body);
        await HoldHost.UntilAsync(() => RoomOf(host).Taken == 0, timeout);
    }

    [TestCase("application/json", "{\"name\":\"")]
    [TestCase("application/xml", "<Hold><name>")]
    [TestCase("application/jsv", "{name:")]
    [TestCase("text/csv", "name\r\n")]
    [TestCase("application/x-www-form-urlencoded", "name=")]
    [CancelAfter(30_000)]
    public async Task A_body_that_does_not_fit_beside_others_is_told_to_come_later(string type, string start, CancellationToken timeout)
    {
        await using var host = await StartAsync();
        using var slow = await host.SendRawAsync("POST /json/reply/Hold HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: 200000\n\n");
        await slow.SendAsync(Encoding.ASCII.GetBytes(Body(150_000)), timeout);
        await HoldHost.UntilAsync(() => RoomOf(host).Taken == 150_000, timeout);

        var reply = await host.Http.PostAsync("/json/reply/Hold", Encoding.ASCII.GetBytes(start.PadRight(100_000, 'x')), type);
        var small = await PostAsync(host, Body(BodyRoom.SmallBytes));

        Assert.That((reply.Status, reply.ErrorCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "Overloaded")), reply.Body);
        Assert.That(reply.Response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(small.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Http.Logs.AtLeast(LogLevel.Warning).Count(line => line.StartsWith("Overloaded", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(host.Http.Logs.AtLeast(LogLevel.Warning), Has.None.Contains("/json/reply/Hold"));
        slow.Dispose();
        await HoldHost.UntilAsync(() => RoomOf(host).Taken == 0, timeout);
        Assert.That((await PostAsync(host, Body(100_000))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_compressed_body_counts_as_it_is_decoded_however_small_it_comes()
    {
        await using var host = await StartAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(Encoding.ASCII.GetBytes(Body(Room + 1)));
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        var reply = await host.Http.SendAsync(new(HttpMethod.Post, "/json/reply/Hold") { Content = content });

        Assert.That(packed.Length, Is.LessThan(BodyRoom.SmallBytes));
        Assert.That((reply.Status, reply.ErrorCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "Overloaded")));
    }

    private static async Task<HoldHost> StartAsync()
    {
        var host = await HoldHost.StartAsync(concurrency: 8, queue: 0, configure: options => options.Limits.AllBodyBytes = Room);
        host.Holds.Until.SetResult();
        return host;
    }

    private static BodyRoom RoomOf(HoldHost host) => host.Http.Services.GetRequiredService<BodyRoom>();

    private static Task<Reply> PostAsync(HoldHost host, string body) => host.Http.PostJsonAsync("/json/reply/Hold", body);

    private static string Body(int length) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"name":"{{new string('x', length - 11)}}"}""");
}
