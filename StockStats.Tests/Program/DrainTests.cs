using System.Net;
using System.Text;
using StockStats.Tests.Caching.Support;

namespace StockStats.Tests.Program;

/// <summary>The real program, asked to stop while clients ask it.</summary>
[TestFixture, Category("Program"), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DrainTests : IDisposable
{
    private const int Clients = 16;
    private const string Path = "/api/statistics?symbol=AAPL&start_date=2015-01-01&end_date=2015-12-31";

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Under_load_every_request_that_was_sent_is_answered()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--environment", "Development");
        KeepAliveClient[] clients = [.. Enumerable.Range(0, Clients).Select(_ => new KeepAliveClient(server.Address))];
        foreach (var client in clients) await client.ConnectAsync();
        var loads = Task.WhenAll(clients.Select(client => Task.Run(() => client.RunAsync(Path, _patience.Token))));
        await Eventually.TrueAsync(() => Array.TrueForAll(clients, client => client.Answered >= 50));

        var exitCode = await server.StopAsync();
        await loads;

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(clients.Sum(client => client.Sent - client.Answered), Is.Zero, "requests without an answer");
            Assert.That(clients.Select(client => client.WasToldToClose), Has.All.True);
        });
        foreach (var client in clients) client.Dispose();
    }

    [Test]
    public async Task A_request_that_is_under_way_is_answered_to_its_end()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--environment", "Development");
        using var client = new KeepAliveClient(server.Address);
        await client.ConnectAsync();
        const string Body = "{\"limit\":1}";
        await client.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /api/QuerySymbols HTTP/1.1\r\nHost: x\r\nX-Http-Method-Override: GET\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nExpect: 100-continue\r\n\r\n"),
            _patience.Token);
        // The server says so where it waits for the body.
        Assert.That(await client.ReadAnswerAsync(_patience.Token), Is.EqualTo("HTTP/1.1 100 Continue"));

        var stopping = server.StopAsync();
        await client.SendAsync(Encoding.ASCII.GetBytes(Body), _patience.Token);

        Assert.That(await client.ReadAnswerAsync(_patience.Token), Does.StartWith("HTTP/1.1 200"));
        Assert.That(await stopping, Is.Zero);
    }

    [Test]
    public async Task With_a_delay_it_says_at_once_that_it_is_not_ready_and_goes_on_serving_meanwhile()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--environment", "Development", "--Shutdown:DelaySeconds", "3");
        using var before = await server.Client.GetAsync("/health/ready");

        server.Terminate();
        HttpResponseMessage? ready = null;
        await Eventually.TrueAsync(async () =>
        {
            ready?.Dispose();
            ready = await server.Client.GetAsync("/health/ready");
            return ready.StatusCode == HttpStatusCode.ServiceUnavailable;
        });
        using var live = await server.Client.GetAsync("/health/live");
        using var served = await server.Client.GetAsync(Path);

        Assert.Multiple(() =>
        {
            Assert.That((before.StatusCode, live.StatusCode, served.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That((before.Headers.ConnectionClose, served.Headers.ConnectionClose), Is.EqualTo(((bool?)null, (bool?)true)));
        });
        ready!.Dispose();
        Assert.That(await server.StopAsync(), Is.Zero);
    }
}
