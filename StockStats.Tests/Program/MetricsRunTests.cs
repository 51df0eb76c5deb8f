using System.Net;
using StockStats.Tests.Caching.Support;

namespace StockStats.Tests.Program;

/// <summary>What the real program tells of itself at /metrics.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MetricsRunTests : IDisposable
{
    private const string Statistics = "/api/statistics?symbol=AAPL&start_date=2015-01-01&end_date=2015-12-31";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Requests_cache_freshness_and_runtime_are_told_and_no_caller_makes_a_series()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--environment", "Development");
        foreach (var path in (string[])[Statistics, Statistics, "/one", "/two", "/api/three", "/metrics", "/health/ready"])
            using (await server.Client.GetAsync(path)) { }

        var text = "";
        await Eventually.TrueAsync(async () =>
        {
            text = await server.Client.GetStringAsync("/metrics");
            return text.Contains("stockstats_symbol_staleness_days", StringComparison.Ordinal) && text.Contains("message=\"unknown\",status=\"404\"} 3", StringComparison.Ordinal);
        });

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("messaging_requests_duration_seconds_count{otel_scope_name=\"Messaging\",message=\"GetStatistics\",status=\"200\"} 2"));
            Assert.That(text, Does.Contain("message=\"GetStatistics\",status=\"200\",le=\"0.00025\"}"));
            Assert.That(text, Does.Contain("stockstats_cache_loads_total").And.Contain("stockstats_symbols{").And.Contain("symbol=\"AAPL\""));
            Assert.That(text, Does.Contain("dotnet_gc_collections_total").And.Contain("dotnet_thread_pool_"));
            Assert.That(text, Does.Not.Contain("three").And.Not.Contain("/one").And.Not.Contain("message=\"other\""));
        });
    }

    [Test]
    public async Task Switched_off_there_is_nothing_at_metrics_and_everything_else_works()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--environment", "Development", "--Metrics:Enabled", "false");

        using var metrics = await server.Client.GetAsync("/metrics");
        using var statistics = await server.Client.GetAsync(Statistics);

        Assert.That((metrics.StatusCode, statistics.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }
}
