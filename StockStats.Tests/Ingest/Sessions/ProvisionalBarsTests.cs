using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.Sessions;

/// <summary>Which bars of an input are provisional. The inputs are read on Monday 2024-03-11 at 12:00 UTC, 08:00 in New York.</summary>
[TestFixture]
public sealed class ProvisionalBarsTests
{
    // New York's winter time ended on the 10th: 16:00 in New York is 21:00 UTC on the 8th.
    [TestCase("IBM", "2024-03-08", "2024-03-08 15:59:59", true)]
    [TestCase("IBM", "2024-03-08", "2024-03-08 16:00:00", false)]
    [TestCase("IBM", "2024-03-08", "2024-03-08 16:00", false)]
    [TestCase("IBM", "2024-03-07", "2024-03-08 12:41:14", false)]
    [TestCase("IBM", "2023-07-03", "2023-07-03 12:59:59", true)]
    [TestCase("IBM", "2023-07-03", "2023-07-03 13:00:00", false)]
    [TestCase("IBM", "2023-11-24", "2023-11-24 13:00:00", false)]
    [TestCase("TSCO.LON", "2024-03-08", "2024-03-08 11:29:59", true)]
    [TestCase("TSCO.LON", "2024-03-08", "2024-03-08 11:30:00", false)]
    [TestCase("TSCO.LON", "2023-03-14", "2023-03-14 12:29:59", true)]
    [TestCase("TSCO.LON", "2023-03-14", "2023-03-14 12:30:00", false)]
    [TestCase("MBG.DEX", "2024-03-08", "2024-03-08 11:29:59", true)]
    [TestCase("MBG.DEX", "2024-03-08", "2024-03-08 11:30:00", false)]
    [TestCase("SHOP.TRT", "2024-03-08", "2024-03-08 15:59:59", true)]
    [TestCase("RELIANCE.BSE", "2024-03-08", "2024-03-08 04:59:59", true)]
    [TestCase("RELIANCE.BSE", "2024-03-08", "2024-03-08 05:00:00", false)]
    [TestCase("600104.SHH", "2024-03-08", "2024-03-07 22:00:00", true)]
    [TestCase("600104.SHH", "2024-03-08", "2024-03-08 01:59:59", true)]
    [TestCase("000002.SHZ", "2024-03-08", "2024-03-08 02:00:00", false)]
    [TestCase("IBM", "2024-03-08", "2024-03-08 noon", true)]
    [TestCase("IBM", "2024-03-07", "2024-03-08 noon", false)]
    public async Task Last_refreshed_with_a_time_decides(string symbol, string day, string refreshed, bool provisional) =>
        Assert.That(await IsProvisionalAsync(Json(symbol, day, refreshed)), Is.EqualTo(provisional));

    [TestCase("IBM", "2024-03-11", true)]
    [TestCase("IBM", "2024-03-08", false)]
    [TestCase("TSCO.LON", "2024-03-11", true)]
    [TestCase("RELIANCE.BSE", "2024-03-11", false)]
    [TestCase("600104.SHH", "2024-03-11", false)]
    public async Task A_day_alone_leaves_it_to_the_time_of_reading(string symbol, string day, bool provisional) =>
        Assert.That(await IsProvisionalAsync(Json(symbol, day, day)), Is.EqualTo(provisional));

    [TestCase("IBM", "2024-03-11", true)]
    [TestCase("RELIANCE.BSE", "2024-03-11", false)]
    [TestCase("IBM", "2024-03-08", false)]
    public async Task A_table_leaves_it_to_the_time_of_reading(string symbol, string day, bool provisional)
    {
        var csv = $"timestamp,open,high,low,close,volume\n{day},1,2,1,2,10\n";

        Assert.That(await IsProvisionalAsync(csv, symbol), Is.EqualTo(provisional));
    }

    [Test]
    public async Task A_row_that_calls_itself_provisional_stays_so()
    {
        const string Csv = "symbol,date,open_price,close_price,volume,provisional\nIBM,2024-03-07,1,1,1,true\nIBM,2024-03-11,1,1,1,false\n";

        var rows = (await Inputs.PricesAsync(Csv, request => request with { Basis = ServiceModel.Types.PriceBasis.Raw })).Prices.Rows;

        Assert.That(rows.Select(row => row.Bar.Provisional), Is.EqualTo(new[] { true, true }));
    }

    private static string Json(string symbol, string day, string refreshed) =>
        $$$"""
        {"Meta Data":{"2. Symbol":"{{{symbol}}}","3. Last Refreshed":"{{{refreshed}}}","5. Time Zone":"US/Eastern"},
         "Time Series (Daily)":{"{{{day}}}":{"1. open":"1","2. high":"2","3. low":"1","4. close":"2","5. volume":"3"} } }
        """;

    private static async Task<bool> IsProvisionalAsync(string content, string? symbol = null) =>
        (await Inputs.PricesAsync(content, request => request with { Symbol = symbol })).Prices.Rows.Single().Bar.Provisional;
}
