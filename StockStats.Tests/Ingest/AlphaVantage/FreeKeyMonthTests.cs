using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Ingest.AlphaVantage;

/// <summary>A month of evenings with a free key and 20 symbols, on a clock of its own.</summary>
[TestFixture]
public sealed class FreeKeyMonthTests
{
    private const int Days = 31;

    private static readonly string[] Symbols = [.. Enumerable.Range(1, 20).Select(i => FormattableString.Invariant($"S{i:00}"))];

    /// <summary>Half past six in New York on a Monday; its clocks had changed the day before.</summary>
    private static readonly DateTimeOffset FirstEvening = new(2024, 3, 11, 22, 30, 0, TimeSpan.Zero);

    private SimulatedAlphaVantage _vantage = null!;
    private Sources _sources = null!;
    private Importer _importer = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        Dictionary<string, string?> settings = new(StringComparer.Ordinal) { ["AlphaVantage:ApiKey"] = Sources.Key };
        TimeProvider? time = null;
        var vantage = new SimulatedAlphaVantage(() => time!.GetUtcNow());
        _sources = new(settings, services => services.AddHttpClient(nameof(AlphaVantageClient)).ConfigurePrimaryHttpMessageHandler(() => vantage));
        (time, _vantage) = (_sources.Time, vantage);
        await _sources.MigrateAsync();
        _importer = Runners.Importer(
            Store, _sources.Services.GetRequiredService<IngestRunStore>(), _sources.Services.GetRequiredService<QuarantineStore>());
    }

    [TearDown]
    public void TearDown()
    {
        _sources.Dispose();
        _vantage.Dispose();
    }

    [Test]
    public async Task Keeps_every_symbol_fresh_and_whole_within_25_requests_a_day()
    {
        for (var day = 0; day < Days; day++)
        {
            _sources.Time.Advance(FirstEvening.AddDays(day) - _sources.Time.GetUtcNow());
            await _importer.RunAsync(_sources.Provider("alphavantage"), new(new(Symbols)), _ => { }, CancellationToken.None);
            foreach (var symbol in Symbols) Assert.That(await StalenessAsync(symbol), Is.LessThanOrEqualTo(1), $"{symbol} on day {day}");
        }

        Assert.That(_vantage.RequestsByDay.Values, Is.All.LessThanOrEqualTo(25));
        Assert.That(_vantage.Refused, Is.Zero);
        foreach (var symbol in Symbols) await AssertWholeAsync(symbol);
    }

    [Test]
    public async Task Never_passes_25_requests_when_it_is_run_every_hour_and_sessions_are_missed()
    {
        for (var hour = 0; hour < 10 * 24; hour++)
        {
            _sources.Time.Advance(FirstEvening.AddHours(hour) - _sources.Time.GetUtcNow());
            _vantage.IsDown = hour % 48 is >= 20 and < 30;
            await _importer.RunAsync(_sources.Provider("alphavantage"), new(new(Symbols)), _ => { }, CancellationToken.None);
        }

        Assert.That(_vantage.RequestsByDay.Values, Is.All.LessThanOrEqualTo(25));
        foreach (var symbol in Symbols) Assert.That(await StalenessAsync(symbol), Is.LessThanOrEqualTo(2), symbol);
    }

    private IPriceStore Store => _sources.Services.GetRequiredService<IPriceStore>();

    /// <summary>Sessions that are over and not stored.</summary>
    private async Task<int> StalenessAsync(string symbol)
    {
        var last = (await Store.FindSymbolAsync(symbol, CancellationToken.None))!.LastDate!.Value;
        return _vantage.Sessions().Count(day => day > last);
    }

    private async Task AssertWholeAsync(string symbol)
    {
        var stored = (await Store.FindSymbolAsync(symbol, CancellationToken.None))!;
        var bars = await Store.ReadBarsAsync(symbol);
        var actions = bars.SelectMany(bar => bar.Actions);

        Assert.Multiple(() =>
        {
            Assert.That(bars, Has.Count.GreaterThan(115), symbol);
            Assert.That(bars.Select(bar => bar.Bar.Date), Is.EqualTo(_vantage.Sessions().Where(day => day >= stored.FirstDate)), symbol);
            Assert.That(stored.ActionsAsOf, Is.GreaterThan(FirstEvening), symbol);
            Assert.That(actions, Is.EquivalentTo(_vantage.Actions(symbol)), symbol);
        });
    }
}
