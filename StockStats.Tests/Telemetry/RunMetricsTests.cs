using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Telemetry;
using StockStats.Telemetry;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Telemetry;

/// <summary>What is counted of writes and providers.</summary>
[TestFixture]
public sealed class RunMetricsTests : DatabaseFixture
{
    private readonly SortedDictionary<string, long> _told = new(StringComparer.Ordinal);

    [SetUp]
    public void Clear() => _told.Clear();

    [Test]
    public async Task Rows_are_counted_by_what_became_of_them_and_runs_by_how_they_ended()
    {
        await using var process = Database.Process();
        using var listener = Listen(process.GetRequiredService<RunMetrics>().Meter);
        var runs = process.GetRequiredService<IngestRunStore>();
        foreach (var outcome in (IngestOutcome[])[IngestOutcome.Done, IngestOutcome.Partial])
        {
            var id = await runs.StartAsync("file", "x", "task", CancellationToken.None);
            await runs.FinishAsync(id, outcome, new(10, 20, 30), 4, null, CancellationToken.None);
        }

        Assert.That(_told.Select(pair => $"{pair.Key} {pair.Value}"), Is.EqualTo(new[]
        {
            "stockstats.ingest.runs done 1", "stockstats.ingest.runs partial 1",
            "stockstats.upserts inserted 20", "stockstats.upserts rejected 8", "stockstats.upserts unchanged 60", "stockstats.upserts updated 40",
        }));
    }

    [Test]
    public async Task A_provider_s_refusals_are_counted_by_class_each_try_by_itself()
    {
        await using var server = await ReplayServer.StartAsync(
            ReplayServer.Body("""{"Information":"Thank you for using Alpha Vantage! Please consider spreading out your free API requests"}"""), ReplayServer.Body("{}"));
        using var sources = new Sources(Sources.For(server));
        using var listener = Listen(sources.Services.GetRequiredService<ProviderMetrics>().Meter);

        await sources.AskAsync("IBM");

        Assert.That(_told.Select(pair => pair.Key), Is.SupersetOf(new[] { "stockstats.provider.refusals alphavantage Throttled", "stockstats.provider.refusals alphavantage NoData" }));
        Assert.That(_told["stockstats.provider.requests alphavantage"], Is.EqualTo(server.Requests.Count));
        Assert.That(_told.Keys, Has.None.Contains(Sources.Key));
    }

    [Test]
    public void What_alerts_watch_is_told_as_0_before_anything_happens()
    {
        using var sources = new Sources();
        using var provider = Listen(sources.Services.GetRequiredService<ProviderMetrics>().Meter);
        using var runs = Listen(sources.Services.GetRequiredService<RunMetrics>().Meter);

        sources.Services.GetRequiredService<CountersOfAlerts>().TellZeros();

        Assert.That(_told.Values, Is.All.Zero);
        Assert.That(Alerts("stockstats_provider_refusals_total", "class").Select(name => $"stockstats.provider.refusals alphavantage {name}"), Is.SubsetOf(_told.Keys));
        Assert.That(Alerts("stockstats_ingest_runs_total", "outcome").Select(name => $"stockstats.ingest.runs {name}"), Is.SubsetOf(_told.Keys));
        Assert.That(_told.Keys.Count(name => name.StartsWith("stockstats.ingest.runs", StringComparison.Ordinal)), Is.EqualTo(Enum.GetValues<IngestOutcome>().Length - 1), "all but running");
    }

    [TestCase(0, "IBM")]
    [TestCase(1, "IBM", "AAPL")]
    public async Task A_run_without_a_key_is_a_refusal_that_is_counted_and_logged_once(int others, params string[] symbols)
    {
        using var sources = new Sources();
        using var listener = Listen(sources.Services.GetRequiredService<ProviderMetrics>().Meter);

        await sources.AskAsync(symbols);

        Assert.That(_told, Is.EqualTo(new Dictionary<string, long>(StringComparer.Ordinal) { ["stockstats.provider.refusals alphavantage NoKey"] = 1 }), "and no request");
        Assert.That(sources.Log.Lines, Has.Exactly(1).StartWith("Warning 3002 AlphaVantage gave no prices for IBM (NoKey): No AlphaVantage key is set."));
        Assert.That(sources.Log.Lines.Count(line => line.StartsWith("Warning 3003 ", StringComparison.Ordinal)), Is.EqualTo(others));
    }

    [Test]
    public async Task Figures_tell_freshness_and_quota_and_nothing_once_the_database_is_away()
    {
        await Database.StoreDaysAsync("IBM", new(2024, 3, 1), 1);
        using var sources = new Sources(Settings());
        await using var process = Database.Process();
        using var figures = new StoreFigures(
            process.GetRequiredService<SymbolAgeStore>(), sources.Services.GetRequiredService<ProviderBudgets>(), new() { StalestSymbols = 1 },
            sources.Services.GetRequiredService<ILogger<StoreFigures>>());
        using var listener = Listen(figures.Meter);

        var before = Read(listener);
        Assert.That((before, await figures.RefreshAsync(CancellationToken.None)), Is.EqualTo(("", true)));
        var there = Read(listener);
        Assert.That(_told["stockstats.provider.quota.left alphavantage 1"], Is.EqualTo(7));
        await Database.ExecuteAsync("DROP TABLE symbols");
        Assert.That((await figures.RefreshAsync(CancellationToken.None), Read(listener)), Is.EqualTo((false, "")));

        Assert.That(await figures.RefreshAsync(CancellationToken.None), Is.False);
        Assert.That(sources.Log.Lines, Has.Exactly(1).StartWith("Warning 1230 "), "once, not every minute");
        Assert.That(there, Does.Contain("stockstats.symbol.staleness IBM").And.Contain("stockstats.symbols 367-")
            .And.Contain("stockstats.symbols.staleness.max").And.Contain("stockstats.provider.quota.left alphavantage 1").And.Not.Contain(Sources.Key));
    }

    [Test]
    public async Task Figures_are_missing_whatever_fails_and_only_a_stop_ends_the_reading()
    {
        using var sources = new Sources([new("AlphaVantage:ApiKeyUrl", "http://127.0.0.1/key")], services => services.AddSingleton<IHttpClientFactory, NoClients>());
        await using var process = Database.Process();
        using var figures = new StoreFigures(
            process.GetRequiredService<SymbolAgeStore>(), sources.Services.GetRequiredService<ProviderBudgets>(), new() { StalestSymbols = 1 },
            sources.Services.GetRequiredService<ILogger<StoreFigures>>());
        using var listener = Listen(figures.Meter);

        Assert.That((await figures.RefreshAsync(CancellationToken.None), Read(listener)), Is.EqualTo((false, "")));
        Assert.That(sources.Log.Lines, Has.Exactly(1).Contains(nameof(NotSupportedException)));
        await Assert.ThatAsync(() => figures.RefreshAsync(new(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Values of a label that the alerts ask for.</summary>
    private static string[] Alerts(string series, string label)
    {
        var alerts = File.ReadAllText(Path.Combine(BuiltFrom.Repository, "deploy", "prometheus", "alerts.yml"));
        var begin = $"{series}{{{label}=~\"";
        var at = alerts.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return alerts[at..alerts.IndexOf('"', at)].Split('|');
    }

    private static Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["AlphaVantage:ApiKey"] = Sources.Key,
        ["AlphaVantage:PerDay"] = "7",
    };

    private string Read(MeterListener listener)
    {
        _told.Clear();
        listener.RecordObservableInstruments();
        return string.Join(", ", _told.Keys);
    }

    private MeterListener Listen(Meter meter)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (ReferenceEquals(instrument.Meter, meter)) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => tag.Value)]);
            lock (_told) _told[name] = _told.GetValueOrDefault(name) + value;
        });
        listener.Start();
        return listener;
    }

    private sealed class NoClients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => throw new NotSupportedException();
    }
}
