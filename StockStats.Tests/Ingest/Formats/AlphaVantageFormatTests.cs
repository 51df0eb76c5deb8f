using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.Formats;

[TestFixture]
public sealed class AlphaVantageFormatTests
{
    private static readonly DateOnly Sixth = new(2024, 3, 6);

    [TestCase("daily.json", null)]
    [TestCase("daily.csv", "tst")]
    public async Task Reads_raw_prices_without_actions(string file, string? symbol)
    {
        var fetched = await Inputs.PricesAsync(Sources.Text(file), request => request with { Symbol = symbol });

        Assert.Multiple(() =>
        {
            Assert.That(fetched.Subject, Is.EqualTo("TST (standard input)"));
            Assert.That((fetched.Prices.Symbol, fetched.Prices.Basis), Is.EqualTo(("TST", PriceBasis.Raw)));
            Assert.That(fetched.Prices.Source, Is.EqualTo($"file:alphavantage-{file.Split('.')[1]}"));
            Assert.That(fetched.Prices.Rows.Select(row => row.Bar), Is.EqualTo(new[]
            {
                Bar(6, 11m, 11.6m, 10.9m, 11.55m, 75000), Bar(7, 11.5m, 12.1m, 11.4m, 11.9m, 90000),
                Bar(8, 12m, 12.5m, 11.75m, 12.25m, 120000),
            }));
            Assert.That(fetched.Prices.Rows.Select(row => row.Actions), Is.All.Null);
            Assert.That((fetched.Rejected.Count, fetched.Duplicates, fetched.Rounded), Is.EqualTo((0, 0, 0)));
        });
    }

    [TestCase("daily_adjusted.json")]
    [TestCase("daily_adjusted.csv")]
    public async Task Reads_the_adjusted_function_with_its_actions(string file)
    {
        var rows = (await Inputs.PricesAsync(Sources.Text(file), request => request with { Symbol = "TST" })).Prices.Rows;

        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => row.Bar.Volume), Is.EqualTo(new[] { 18750L, 90000L, 120000L }));
            Assert.That(rows.Select(row => row.Bar.AdjustedClose?.ToDecimal()), Is.EqualTo(new decimal?[] { 11.319m, 11.662m, 12.25m }));
            Assert.That(rows[0].Actions, Is.Empty);
            Assert.That(rows[1].Actions, Is.EqualTo(new[] { CorporateAction.SplitOrSpinOff(new(2024, 3, 7), 4m) }));
            Assert.That(rows[2].Actions, Is.EqualTo(new[] { CorporateAction.Cash(new(2024, 3, 8), Price.FromDecimal(0.25m)) }));
        });
    }

    [Test]
    public async Task Marks_the_bar_of_an_open_session_provisional()
    {
        var rows = (await Inputs.PricesAsync(Sources.Text("daily_midsession.json"))).Prices.Rows;

        Assert.That(rows.Select(row => row.Bar.Provisional), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task Marks_it_wherever_the_meta_data_stand()
    {
        var fetched = await Inputs.PricesAsync(
            """
            {"Time Series (Daily)":{"2024-03-08":{"1. open":1,"2. high":2,"3. low":1,"4. close":2,"5. volume":3}},
             "Meta Data":{"2. Symbol":"tst","3. Last Refreshed":"2024-03-08 10:00:00"}}
            """);

        Assert.That((fetched.Prices.Symbol, fetched.Prices.Rows[0].Bar.Provisional), Is.EqualTo(("TST", true)));
    }

    [TestCase("weekly_adjusted.json")]
    [TestCase("weekly_adjusted.csv")]
    public async Task Refuses_weekly_prices(string file)
    {
        var refused = await Inputs.RefusalAsync(Sources.Text(file), request => request with { Symbol = "TST" });

        Assert.That(refused.Kind, Is.EqualTo(RefusalKind.NotPrices));
        Assert.That(refused.Message, Does.Contain("weekly"));
    }

    [Test]
    public async Task Refuses_weekly_prices_that_only_their_dates_give_away()
    {
        var csv = "timestamp,open,high,low,close,volume\n" + string.Concat(
            Enumerable.Range(0, 4).Select(week => $"{Sixth.AddDays(-7 * week):O},1,2,1,2,10\n"));

        var refused = await Inputs.RefusalAsync(csv, request => request with { Symbol = "TST" });

        Assert.That((refused.Kind, refused.Message.Contains("weekly", StringComparison.Ordinal)), Is.EqualTo((RefusalKind.NotPrices, true)));
    }

    [TestCase("Monthly Time Series", "monthly")]
    [TestCase("Time Series (5min)", "Time Series (5min)")]
    [TestCase("Time Series FX (Daily)", "Time Series FX (Daily)")]
    public async Task Refuses_other_series(string name, string reason)
    {
        var refused = await Inputs.RefusalAsync($$"""{"Meta Data":{"2. Symbol":"TST"},"{{name}}":{"2024-03-08":{} } }""");

        Assert.That((refused.Kind, refused.Message.Contains(reason, StringComparison.Ordinal)), Is.EqualTo((RefusalKind.NotPrices, true)));
    }

    [Test]
    public async Task Rejects_single_bad_rows_with_their_position()
    {
        var fetched = await Inputs.PricesAsync(
            """
            {"Meta Data":{"2. Symbol":"TST"},"Time Series (Daily)":{
             "2024-03-08":{"1. open":"1","2. high":"2","3. low":"1","4. close":"2","5. volume":"3"},
             "2024-03-07":{"1. open":"1","2. high":"2","3. low":"1","4. close":null,"5. volume":"3"},
             "2024-03-06":{"1. open":"1","3. low":"1","4. close":"1","5. volume":"3"},
             "2024-03-05":"closed",
             "2024-03-04":{"1. open":"1","2. high":{"x":1},"3. low":"1","4. close":"2","5. volume":"3"},
             "2024-03-08":{"1. open":"1","2. high":"2","3. low":"1","4. close":"2","5. volume":"3"}}}
            """);

        Assert.That(fetched.Rejected.Select(row => (row.Line, row.Field, row.Value, row.Rule)), Is.EqualTo(new[]
        {
            (2L, "close_price", "null", "not_a_number"), (3L, "high_price", "", "missing"), (4L, "row", "closed", "not_a_row"),
            (5L, "high_price", "{", "not_a_number"),
        }));
        Assert.That((fetched.Prices.Rows.Count, fetched.Duplicates), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Gives_no_rows_but_its_rejects_where_every_row_is_bad()
    {
        var fetched = await Inputs.PricesAsync("timestamp,open,high,low,close,volume\nx,1,2,1,2,3\n", request => request with { Symbol = "TST" });

        Assert.That((fetched.Prices.Rows.Count, fetched.Rejected.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Refuses_a_series_without_rows()
    {
        var refused = await Inputs.RefusalAsync("""{"Meta Data":{"2. Symbol":"TST"},"Time Series (Daily)":{}}""");

        Assert.That((refused.Kind, refused.Message), Is.EqualTo((RefusalKind.NoData, "standard input: it holds no rows")));
    }

    [TestCase("IBM", RefusalKind.NotPrices)]
    public async Task Refuses_a_symbol_other_than_the_one_asked_for(string symbol, RefusalKind kind)
    {
        var refused = await Inputs.RefusalAsync(Sources.Text("daily.json"), request => request with { Symbol = symbol });

        Assert.That((refused.Kind, refused.Message), Is.EqualTo((kind, "standard input: it holds prices of TST, not of IBM")));
    }

    [Test]
    public async Task Refuses_json_at_whatever_byte_it_is_cut()
    {
        var whole = Sources.Text("daily.json").TrimEnd();
        for (var length = 1; length < whole.Length; length += 13)
        {
            var refused = await Inputs.RefusalAsync(whole[..length]);
            Assert.That((refused.Kind, refused.Message.Contains("not complete", StringComparison.Ordinal)),
                Is.EqualTo((RefusalKind.NotPrices, true)), refused.Message);
        }
    }

    [TestCase("{\"Meta Data\":{\"2. Symbol\":\"\\ud800\"}}", "not JSON in the form")]
    [TestCase("{\"a\":1} {\"b\":2}", "not complete, valid JSON")]
    [TestCase("{\"ticker\":\"AAPL\",\"results\":[]}", "has no AlphaVantage time series")]
    [TestCase("{\"Time Series (Daily)\":[1,2]}", "it holds no rows")]
    [TestCase("{}", "an empty JSON object")]
    [TestCase("[1]", "nothing in it is a table of prices")]
    public async Task Refuses_other_json(string json, string reason) =>
        Assert.That((await Inputs.RefusalAsync(json)).Message, Does.Contain(reason));

    [Test]
    public async Task Refuses_json_with_broken_encoding()
    {
        byte[] json = [.. "{\"Meta Data\":{\"2. Symbol\":\""u8, 0xC3, 0x28, .. "\"}}"u8];

        Assert.That((await Inputs.ReadAsync(json)).Single(), Is.InstanceOf<FetchRefused>());
    }

    private static Bar Bar(int day, decimal open, decimal high, decimal low, decimal close, long volume) =>
        new(new(2024, 3, day), Price.FromDecimal(open), Price.FromDecimal(high), Price.FromDecimal(low), Price.FromDecimal(close), volume);
}
