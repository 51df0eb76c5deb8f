namespace StockStats.Tests.Program;

/// <summary>What the real program sends to a collector, where one is set.</summary>
[TestFixture, Category("Program"), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OtlpRunTests : IDisposable
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Prices = "symbol,date,open_price,close_price,volume\nIBM,2024-02-29,186.2,185.03,9129000\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_request_is_a_span_of_its_caller_s_trace_with_the_database_below_it()
    {
        await using var collector = await Collector.StartAsync();
        await using var server = await RunningServer.StartAsync(_folder.Path, ["--environment", "Development", .. collector.Settings]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/statistics?symbol=AAPL&start_date=2015-01-01&end_date=2015-12-31&note=S3CRETKEY42");
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        request.Headers.Add("X-Request-Id", "my-request");

        using var response = await server.Client.SendAsync(request);

        await server.StopAsync();
        Assert.Multiple(() =>
        {
            Assert.That(collector.Has("metrics", "messaging.requests.duration"u8));
            Assert.That(collector.Has("traces", "my-request"u8), "the request's id");
            Assert.That(collector.Has("traces", Convert.FromHexString(Trace)), "the caller's trace");
            Assert.That(collector.Has("traces", "GetStatistics"u8), "the message");
            Assert.That(collector.Has("traces", "sqlite Read"u8), "the database");
            Assert.That(collector.Has("traces", "S3CRETKEY42"u8), Is.False, "what stands in an address");
            Assert.That(collector.Has("traces", "ReadAbove"u8), Is.False, "polls, which belong to no request");
        });
    }

    [Test]
    public async Task An_ingest_is_a_trace_and_its_rows_are_counted_when_the_task_ends()
    {
        await using var collector = await Collector.StartAsync();
        _folder.Write("prices.csv", Prices);

        var run = await ProgramRun.OfAsync(_folder.Path, ["--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw", .. collector.Settings]);

        Assert.Multiple(() =>
        {
            Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "inserted 1, updated 0, unchanged 0, rejected 0")));
            Assert.That(collector.Has("traces", "ingest"u8));
            Assert.That(collector.Has("metrics", "stockstats.upserts"u8));
        });
    }

    [Test]
    public async Task A_collector_that_is_not_there_stops_nothing()
    {
        _folder.Write("prices.csv", Prices);

        var run = await ProgramRun.OfAsync(_folder.Path, "--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw",
            "--Otlp:Endpoint", "http://127.0.0.1:9", "--Otlp:Protocol", "http");

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((0, "inserted 1, updated 0, unchanged 0, rejected 0")));
    }
}
