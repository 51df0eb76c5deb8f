using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.Formats;

/// <summary>Every format by a short excerpt in the vendor's own shape, with prices made up.</summary>
[TestFixture]
public sealed class VendorFormatTests
{
    private const string Stooq = "Date,Open,High,Low,Close,Volume\r\n2024-03-07,11,12.5,10.75,12.1234567,1000\r\n2024-03-08,12,13,11,12.25,1200\r\n";

    private const string Nasdaq =
        "Date, Close/Last, Volume, Open, High, Low\n03/08/2024, $12.25, 1200, $12, $13, $11\n03/07/2024, $1,212, 1000, $11, $12.5, $10\n";

    private const string Investing =
        "\uFEFF\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n\"02/14/2024\",\"1,012.25\",\"1,012\",\"1,013\",\"1,011\",\"1.2K\",\"1.20%\"\n" +
        "\"02/12/2024\",\"12.10\",\"11\",\"12.5\",\"10\",\"49.39M\",\"-0.05%\"";

    private const string Tiingo =
        "date,close,high,low,open,volume,adjClose,adjHigh,adjLow,adjOpen,adjVolume,divCash,splitFactor\n" +
        "2024-03-07,12.1,12.5,10.5,11,1000,6.0,6.2,5.2,5.5,2000,0.0,1.0\n2024-03-08,6.1,6.5,5.5,6,2400,6.1,6.5,5.5,6,2400,0.25,2.0\n";

    private const string Eodhd =
        "Date,Open,High,Low,Close,Adjusted_close,Volume\n\"PLEASE NOTE! It's a sample, and more, of prices\",,,,,,\n2024-03-07,11,12.5,10,12.1,12,1000\n";

    private const string YFinance =
        "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n2024-03-07 00:00:00-05:00,11,12.5,10,12.1,1000,0.0,0.0\n" +
        "2024-03-08 00:00:00-05:00,12,13,11,12.25,1200,0.24,4.0\n";

    private const string YFinanceUnadjusted =
        "Date,Open,High,Low,Close,Adj Close,Volume,Dividends,Stock Splits\n2024-03-07 00:00:00+00:00,11,12.5,10,12.1,12,1000,0.0,0.0\n";

    private const string Kaggle = "date,open,high,low,close,volume,Name\r\n2024-03-07,11,12.5,10,12.1,1000,AAL\r\n2024-03-08,12,13,11,12.25,1200,AAL\r\n";

    private const string TiingoJson =
        """[{"date":"2024-03-08T00:00:00.000Z","close":12.25,"high":13,"low":11,"open":12,"volume":1200,"adjClose":6.1,"divCash":0.25,"splitFactor":2.0}]""";

    private const string Polygon =
        """
        {"ticker":"TST","queryCount":2,"resultsCount":2,"adjusted":true,"results":[
        {"v":1200.0,"vw":12.1,"o":12,"c":12.25,"h":13,"l":11,"t":1709874000000,"n":7},
        {"v":1.2345e4,"o":1.2e1,"c":12.25,"h":13,"l":11,"t":1710129600000}],"status":"OK"}
        """;

    private const string Alpaca =
        """{"bars":{"AAA":[{"t":"2024-03-08T05:00:00Z","o":12,"h":13,"l":11,"c":12.25,"v":1200}],"BBB":[{"t":"2024-03-11T04:00:00Z","o":12,"h":13,"l":11,"c":12.25,"v":7}]},"next_page_token":null}""";

    private const string AlpacaOne = """{"bars":[{"t":"2024-03-08T05:00:00Z","o":12,"h":13,"l":11,"c":12.25,"v":1200}],"symbol":"AAA"}""";

    [TestCase(Stooq, "stooq-csv", PriceBasis.All, "2024-03-07 11/12.5/10.75/12.123457 1000, 2024-03-08 12/13/11/12.25 1200")]
    [TestCase(Investing, "investing-csv", PriceBasis.Split, "2024-02-12 11/12.5/10/12.1 49390000, 2024-02-14 1012/1013/1011/1012.25 1200")]
    [TestCase(Tiingo, "tiingo-csv", PriceBasis.Raw, "2024-03-07 11/12.5/10.5/12.1 1000, 2024-03-08 6/6.5/5.5/6.1 2400")]
    [TestCase(Eodhd, "eodhd-csv", PriceBasis.Raw, "2024-03-07 11/12.5/10/12.1 1000")]
    [TestCase(YFinance, "yahoo-csv", PriceBasis.All, "2024-03-07 11/12.5/10/12.1 1000, 2024-03-08 12/13/11/12.25 1200")]
    [TestCase(YFinanceUnadjusted, "yahoo-csv", PriceBasis.Split, "2024-03-07 11/12.5/10/12.1 1000")]
    [TestCase(TiingoJson, "tiingo-json", PriceBasis.Raw, "2024-03-08 12/13/11/12.25 1200")]
    public async Task Knows_the_format_and_basis_and_reads_the_rows(string content, string format, PriceBasis basis, string rows)
    {
        var fetched = await Inputs.PricesAsync(content, Tst);

        Assert.Multiple(() =>
        {
            Assert.That((fetched.Prices.Symbol, fetched.Prices.Source, fetched.Prices.Basis), Is.EqualTo(("TST", $"file:{format}", basis)));
            Assert.That(string.Join(", ", fetched.Prices.Rows.Select(row => Text(row.Bar))), Is.EqualTo(rows));
            Assert.That(fetched.Rejected, Is.Empty);
        });
    }

    [Test]
    public async Task Reads_nasdaq_with_dollars_and_spaces_and_rejects_a_comma_without_quotes()
    {
        var fetched = await Inputs.PricesAsync(Nasdaq, Tst);

        Assert.That((fetched.Prices.Source, fetched.Prices.Basis), Is.EqualTo(("file:nasdaq-csv", PriceBasis.Split)));
        Assert.That(fetched.Prices.Rows.Select(row => Text(row.Bar)), Is.EqualTo(new[] { "2024-03-08 12/13/11/12.25 1200" }));
        Assert.That(fetched.Rejected.Select(row => (row.Line, row.Rule)), Is.EqualTo(new[] { (3L, RowRules.WrongCellCount) }));
    }

    [Test]
    public async Task Takes_the_symbols_of_kaggle_from_its_rows()
    {
        var fetched = await Inputs.PricesAsync(Kaggle);

        Assert.That((fetched.Prices.Symbol, fetched.Prices.Source, fetched.Prices.Basis), Is.EqualTo(("AAL", "file:kaggle-csv", PriceBasis.Split)));
    }

    [TestCase("true", PriceBasis.Split)]
    [TestCase("false", PriceBasis.Raw)]
    public async Task Takes_symbol_basis_and_days_of_polygon_from_the_answer(string adjusted, PriceBasis basis)
    {
        var fetched = await Inputs.PricesAsync(Polygon.Replace("\"adjusted\":true", $"\"adjusted\": {adjusted}", StringComparison.Ordinal));

        Assert.Multiple(() =>
        {
            Assert.That((fetched.Prices.Symbol, fetched.Prices.Source, fetched.Prices.Basis), Is.EqualTo(("TST", "file:polygon-json", basis)));
            // Midnight of New York, at five hours from UTC before the second Sunday of March and at four after it.
            Assert.That(fetched.Prices.Rows.Select(row => Text(row.Bar)), Is.EqualTo(new[] { "2024-03-08 12/13/11/12.25 1200", "2024-03-11 12/13/11/12.25 12345" }));
        });
    }

    [Test]
    public async Task Takes_the_symbols_of_alpaca_from_the_answer_and_wants_its_basis_said()
    {
        var refused = await Inputs.RefusalAsync(Alpaca);
        var results = await Inputs.ReadAsync(Alpaca, request => request with { Basis = PriceBasis.Raw });
        var one = await Inputs.PricesAsync(AlpacaOne, request => request with { Basis = PriceBasis.Raw });

        Assert.Multiple(() =>
        {
            Assert.That(refused.Message, Does.Contain("alpaca-json does not say what prices are adjusted for; give --basis raw, split or all"));
            Assert.That(results.Cast<FetchedPrices>().Select(result => $"{result.Prices.Symbol} {result.Prices.Source} {Text(result.Prices.Rows[0].Bar)}"), Is.EqualTo(new[]
            {
                "AAA file:alpaca-json 2024-03-08 12/13/11/12.25 1200", "BBB file:alpaca-json 2024-03-11 12/13/11/12.25 7",
            }));
            Assert.That(one.Prices.Symbol, Is.EqualTo("AAA"));
        });
    }

    [Test]
    public async Task Takes_dividends_splits_and_adjusted_closes_of_tiingo()
    {
        foreach (var content in (string[])[Tiingo, TiingoJson])
        {
            var row = (await Inputs.PricesAsync(content, Tst)).Prices.Rows[^1];

            Assert.That(row.Bar.AdjustedClose?.ToDecimal(), Is.EqualTo(6.1m));
            Assert.That(row.Actions, Is.EquivalentTo(new[]
            {
                CorporateAction.SplitOrSpinOff(row.Bar.Date, 2m), CorporateAction.Cash(row.Bar.Date, Price.FromDecimal(0.25m)),
            }));
        }
    }

    [Test]
    public async Task Keeps_no_actions_of_yfinance_which_divides_dividends_by_later_splits() =>
        Assert.That((await Inputs.PricesAsync(YFinance, Tst)).Prices.Rows.Select(row => row.Actions), Is.All.Null);

    [TestCase("Date,Open,High,Low,Close,Volume\n2024-03-08,12,13,11,12.25,1200\n", Description = "Stooq's columns, but not its ends of lines")]
    [TestCase("date,open,high,low,close,volume\r\n2024-03-08,12,13,11,12.25,1200\r\n", Description = "not its case")]
    [TestCase("date,open,high,low,close,volume,adjClose\n2024-03-08,12,13,11,12.25,1200,12\n")]
    [TestCase("date,open,high,low,close,adjClose,volume\n2024-03-08,12,13,11,12.25,12,1200\n")]
    [TestCase("Timestamp,Open,Close,Vol,Trades\n2024-03-08,12,12.25,1200,7\n", Description = "no high and low, and a column nobody knows")]
    public async Task Wants_the_basis_of_any_other_table_said(string content)
    {
        var refused = await Inputs.RefusalAsync(content, Tst);
        var fetched = await Inputs.PricesAsync(content, request => Tst(request) with { Basis = PriceBasis.Split });

        Assert.That(refused.Message, Does.EndWith("the format generic-csv does not say what prices are adjusted for; give --basis raw, split or all"));
        Assert.That((fetched.Prices.Source, fetched.Prices.Basis), Is.EqualTo(("file:generic-csv", PriceBasis.Split)));
        Assert.That(fetched.Prices.Rows.Single().Bar.Close.ToDecimal(), Is.EqualTo(12.25m));
    }

    [Test]
    public async Task Reads_any_table_of_many_symbols()
    {
        const string Content = "Ticker,Date,Open,High,Low,Close,Volume\nAAA,20240307,1,2,1,2,10\nBBB,20240307,1,2,1,2,10\nAAA,20240308,1,2,1,2,2.133e+07\n";

        var results = await Inputs.ReadAsync(Content, request => request with { Basis = PriceBasis.Raw });

        Assert.That(results.Cast<FetchedPrices>().Select(result => (result.Prices.Symbol, result.Prices.Rows.Count)), Is.EqualTo(new[] { ("AAA", 2), ("BBB", 1) }));
        Assert.That(((FetchedPrices)results[0]).Prices.Rows[1].Bar.Volume, Is.EqualTo(21_330_000));
    }

    [Test]
    public async Task Takes_the_format_a_user_names_over_the_one_it_would_find()
    {
        var fetched = await Inputs.PricesAsync(Stooq.ReplaceLineEndings("\n"), request => Tst(request) with { Format = "Stooq-CSV" });

        Assert.That((fetched.Prices.Source, fetched.Prices.Basis), Is.EqualTo(("file:stooq-csv", PriceBasis.All)));
    }

    [TestCase("effective_date,split_factor\n2024-03-08,2.0000\n", "it holds splits, not daily prices")]
    [TestCase("ex_dividend_date,declaration_date,record_date,payment_date,amount\n2024-03-08,None,None,None,1.69\n", "it holds dividends, not daily prices")]
    [TestCase("Date,Dividends\n2024-03-08,0.24\n", "it holds dividends, not daily prices")]
    [TestCase("symbol,name,exchange,assetType,ipoDate,delistingDate,status\nTST,Test,NYSE,Stock,2000-01-01,null,Active\n", "it holds a list of symbols, not daily prices")]
    [TestCase("interactions:\n- request:\n    body: null\n", "it is not in a known format (stockstats-jsonl, ")]
    [TestCase("timestamp,open,high,low,close,adjusted close,volume,dividend amount\n2024-03-08,1,2,1,2,2,10,0\n", "its prices are weekly or monthly")]
    [TestCase("timestamp,open,high,low,close,volume\n2024-03-08 15:55:00,1,2,1,2,10\n2024-03-08 15:50:00,1,2,1,2,10\n", "its prices are of parts of a day")]
    [TestCase("""{"bars":[{"t":"2024""", "it is not complete, valid JSON")]
    [TestCase("""{"bars":7,"symbol":"A","t":1}""", "it is not JSON in the form of alpaca-json")]
    [TestCase("""{"bars":null,"symbol":"A","t":1}""", "it holds no rows")]
    [TestCase("""{"status":"ERROR","error":"Unknown API Key"}""", "it is JSON, but not in a known form (stockstats-jsonl, tiingo-json, alpaca-json, polygon-json, alphavantage-json)")]
    public async Task Refuses_what_is_no_daily_prices_with_the_reason(string content, string reason) =>
        Assert.That((await Inputs.RefusalAsync(content, request => Tst(request) with { Symbol = null, Basis = PriceBasis.Raw })).Message, Does.Contain(reason));

    [Test]
    public async Task Refuses_csv_where_json_was_chosen() => Assert.That(
        (await Inputs.RefusalAsync(Stooq, request => Tst(request) with { Format = "tiingo-json" })).Message, Does.EndWith("it is not JSON, as tiingo-json is"));

    [Test]
    public async Task Refuses_weekly_bars_of_any_format()
    {
        var rows = Enumerable.Range(0, 6).Select(i => $"{new DateOnly(2024, 1, 5).AddDays(7 * i):O},11,12,10,11,1000\r\n");

        Assert.That((await Inputs.RefusalAsync("Date,Open,High,Low,Close,Volume\r\n" + string.Concat(rows), Tst)).Message, Does.Contain("its prices are weekly"));
    }

    [Test]
    public async Task Rejects_bars_that_begin_within_the_day()
    {
        var content = AlpacaOne.Replace("05:00:00Z", "14:30:00Z", StringComparison.Ordinal);

        var fetched = await Inputs.PricesAsync(content, request => request with { Basis = PriceBasis.Raw });

        Assert.That(fetched.Rejected.Single().Message,
            Is.EqualTo("date '2024-03-08T14:30:00Z' is 2024-03-08 09:30 in New York; a bar of a day begins at midnight there"));
    }

    [TestCase("\"t\":\"soon\"", "date 'soon' is not a day of the calendar written YYYY-MM-DD")]
    [TestCase("\"t\":null", "date is empty; expected a day such as 2024-02-29")]
    public async Task Rejects_bars_without_a_moment(string moment, string message)
    {
        var content = AlpacaOne.Replace("\"t\":\"2024-03-08T05:00:00Z\"", moment, StringComparison.Ordinal);

        var fetched = await Inputs.PricesAsync(content, request => request with { Basis = PriceBasis.Raw });

        Assert.That(fetched.Rejected.Single().Message, Is.EqualTo(message));
    }

    [TestCase("9999999999999999", "is not a day of the calendar")]
    [TestCase("1709874000001", "is 2024-03-08 00:00 in New York")]
    public async Task Rejects_bars_of_polygon_at_no_midnight(string moment, string message)
    {
        var fetched = await Inputs.PricesAsync(Polygon.Replace("1709874000000", moment, StringComparison.Ordinal));

        Assert.That(fetched.Rejected.Single().Message, Does.Contain(message));
    }

    [Test]
    public async Task Rejects_json_rows_that_are_no_rows()
    {
        var content = TiingoJson.Replace("[{", "[7,{\"date\":\"2024-03-07\",\"close\":1},{", StringComparison.Ordinal);

        var fetched = await Inputs.PricesAsync(content, Tst);

        Assert.That(fetched.Rejected.Select(row => (row.Line, row.Rule)), Is.EqualTo(new[] { (1L, RowRules.NotARow), (2L, RowRules.Missing) }));
        Assert.That(fetched.Prices.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Rejects_an_empty_volume_of_investing_and_keeps_the_day_of_a_notice_only_where_there_is_none()
    {
        var investing = Investing.Replace("49.39M", "", StringComparison.Ordinal);
        var eodhd = Eodhd.Replace(",,,,,,", ",1,,,,,", StringComparison.Ordinal);

        Assert.That((await Inputs.PricesAsync(investing, Tst)).Rejected.Select(row => (row.Line, row.Rule)), Is.EqualTo(new[] { (3L, RowRules.Missing) }));
        Assert.That((await Inputs.PricesAsync(eodhd, Tst)).Rejected.Select(row => (row.Line, row.Rule)), Is.EqualTo(new[] { (2L, RowRules.NotADate) }));
    }

    [Test]
    public async Task Reads_thousands_separators_in_quotes_whatever_the_format()
    {
        var fetched = await Inputs.PricesAsync(
            "timestamp,open,high,low,close,volume\n2024-03-08,\"1,012.5\",\"1,013\",\"1,011\",\"1,012\",\"1,234,567\"\n2024-03-07,1,2,1,\"1,2\",10\n", Tst);

        Assert.That(fetched.Prices.Rows.Select(row => Text(row.Bar)), Is.EqualTo(new[] { "2024-03-08 1012.5/1013/1011/1012 1234567" }));
        Assert.That(fetched.Rejected.Select(row => (row.Line, row.Value)), Is.EqualTo(new[] { (3L, "1,2") }));
    }

    [Test]
    public void Every_format_has_a_name_of_its_own() =>
        Assert.That(PriceFormats.All.Select(format => format.Name), Is.Unique.And.All.Match("^[a-z]+-(csv|json|jsonl)$"));

    private static string Text(Bar bar) => FormattableString.Invariant(
        $"{bar.Date:O} {bar.Open.ToDecimal():0.######}/{bar.High?.ToDecimal():0.######}/{bar.Low?.ToDecimal():0.######}/{bar.Close.ToDecimal():0.######} {bar.Volume}");

    private static FetchRequest Tst(FetchRequest request) => request with { Symbol = "TST" };
}
