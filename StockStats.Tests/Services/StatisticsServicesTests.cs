using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Prices.Adjustments;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Services;

[TestFixture]
public sealed class StatisticsServicesTests : DatabaseFixture
{
    private static readonly DateOnly First = new(2024, 2, 28);

    private StatisticsServices _services = null!;

    [SetUp]
    public void Create() => _services = new(Database.Cache, new());

    [Test]
    public async Task Averages_the_days_inside_the_range_ends_included_over_a_leap_day()
    {
        await Database.StoreDaysAsync("IBM", First, 4); // 28, 29 February, 1, 2 March: 100, 101, 102, 103

        var data = (await AskAsync("ibm", First.AddDays(1), First.AddDays(2))).Data!;

        Assert.Multiple(() =>
        {
            Assert.That((data.Symbol, data.Days, data.FirstDate, data.LastDate), Is.EqualTo(("IBM", 2, new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 1))));
            Assert.That((data.AverageDailyOpenPrice, data.AverageDailyClosePrice, data.AverageDailyVolume), Is.EqualTo((101.5m, 101.5m, 1002L)));
        });
    }

    [Test]
    public async Task First_and_last_date_are_trading_days_where_the_range_is_wider()
    {
        await Database.StoreDaysAsync("IBM", First, 1);

        var data = (await AskAsync("IBM", DateOnly.MinValue, DateOnly.MaxValue)).Data!;

        Assert.That((data.StartDate, data.EndDate, data.FirstDate, data.LastDate), Is.EqualTo((DateOnly.MinValue, DateOnly.MaxValue, First, First)));
    }

    [Test]
    public async Task A_provisional_bar_is_left_out()
    {
        await Database.Store.WriteAsync(new SymbolPrices("IBM", PriceBasis.Raw, "test",
            [TestDatabase.Day(First, 100, 1), TestDatabase.Day(First.AddDays(1), 900, 1, provisional: true)]), CancellationToken.None);

        var data = (await AskAsync("IBM", First, First.AddDays(1))).Data!;

        Assert.That((data.Days, data.AverageDailyClosePrice), Is.EqualTo((1, 100m)));
    }

    [Test]
    public async Task An_unknown_symbol_is_not_found()
    {
        var failure = await Assert.ThrowsAsync<NotFoundException>(() => AskAsync("NOPE", First, First));

        Assert.That(failure!.ErrorCode, Is.EqualTo("NotFound"));
        Assert.That(failure.Message, Does.Contain("'NOPE'"));
    }

    [Test]
    public async Task A_range_without_a_trading_day_says_from_when_to_when_there_are_prices()
    {
        await Database.StoreDaysAsync("IBM", First, 2);

        var failure = await Assert.ThrowsAsync<NotFoundException>(() => AskAsync("IBM", new(1890, 1, 1), new(1890, 12, 31)));

        Assert.That((failure!.ErrorCode, failure.Message), Is.EqualTo(("NoData",
            "IBM has no trading day from 1890-01-01 to 1890-12-31; its prices run from 2024-02-28 to 2024-02-29.")));
    }

    [Test]
    public async Task Prices_are_adjusted_as_asked_and_the_answer_says_so()
    {
        var split = First.AddDays(1);
        await Database.Store.WriteAsync(new SymbolPrices("IBM", PriceBasis.Raw, "test",
            [TestDatabase.Day(First, 100, 10), TestDatabase.Day(split, 50, 10) with { Actions = [CorporateAction.SplitOrSpinOff(split, 2)] }]), CancellationToken.None);

        var stored = (await AskAsync("IBM", First, split)).Data!;
        var adjusted = (await AskAsync("IBM", First, split, request => request.Adjustment = PriceAdjustment.Split)).Data!;

        Assert.That((stored.Basis, stored.Adjustment, stored.ActionsAsOf, stored.TotalReturn), Is.EqualTo((PriceBasis.Raw, PriceAdjustment.AsStored, (DateOnly?)null, -0.5)));
        Assert.That((adjusted.Adjustment, adjusted.TotalReturn, adjusted.TotalVolume), Is.EqualTo((PriceAdjustment.Split, 0d, 30m)));
    }

    [Test]
    public async Task An_adjustment_that_cannot_be_had_is_refused_for_the_benchmark_too()
    {
        await Database.StoreDaysAsync("IBM", First, 2);
        await Database.Store.WriteAsync(new SymbolPrices("ALL", PriceBasis.All, "test", [TestDatabase.Day(First, 100, 1)]), CancellationToken.None);

        await Assert.ThrowsAsync<AdjustmentUnavailableException>(() => AskAsync("ALL", First, First, request => request.Adjustment = PriceAdjustment.Raw));
        await Assert.ThrowsAsync<AdjustmentUnavailableException>(() => AskAsync("IBM", First, First, request =>
            (request.Adjustment, request.Benchmark) = (PriceAdjustment.Raw, "ALL")));
    }

    [Test]
    public async Task Rate_periods_start_and_benchmark_come_from_the_request()
    {
        await Database.StoreDaysAsync("IBM", First, 4); // 100, 101, 102, 103
        await Database.StoreDaysAsync("SPY", First, 3);

        var plain = (await AskAsync("IBM", First.AddDays(1), First.AddDays(3))).Data!;
        var asked = (await AskAsync("IBM", First.AddDays(1), First.AddDays(3), request =>
            (request.ReturnsFrom, request.RiskFreeRate, request.PeriodsPerYear, request.Benchmark) = (ReturnsFrom.Previous, 0.5, 4, "spy"))).Data!;

        Assert.Multiple(() =>
        {
            Assert.That((plain.DownsideDeviation, plain.Benchmark, plain.BenchmarkDays), Is.EqualTo((0d, (string?)null, (int?)null)));
            Assert.That((asked.TotalReturn, asked.Benchmark, asked.BenchmarkDays), Is.EqualTo((0.03, "SPY", 2)));
            Assert.That(asked.DownsideDeviation, Is.EqualTo(2 * 0.125).Within(0.03), "each return is about 1 %, the riskless one 12.5 %");
            Assert.That(asked.Beta, Is.EqualTo(1).Within(1e-9));
        });
    }

    [Test]
    public async Task An_unknown_benchmark_is_not_found()
    {
        await Database.StoreDaysAsync("IBM", First, 1);

        var failure = await Assert.ThrowsAsync<NotFoundException>(() => AskAsync("IBM", First, First, request => request.Benchmark = "NOPE"));

        Assert.That(failure!.Message, Does.Contain("'NOPE'"));
    }

    private Task<GetStatisticsResponse> AskAsync(string symbol, DateOnly start, DateOnly end, Action<GetStatistics>? change = null)
    {
        var request = new GetStatistics { Symbol = symbol, StartDate = start, EndDate = end };
        change?.Invoke(request);
        return _services.Get(request, CancellationToken.None);
    }
}
