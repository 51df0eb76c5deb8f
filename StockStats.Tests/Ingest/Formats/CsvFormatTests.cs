using System.Globalization;
using System.Text;
using Bogus;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.Formats;

[TestFixture]
public sealed class CsvFormatTests
{
    private const string Yahoo = "Date,Open,High,Low,Close,Adj Close,Volume\n";

    private const string Own = "symbol,date,open_price,high_price,low_price,close_price,volume\n";

    [Test]
    public async Task Reads_yahoo_with_a_byte_order_mark_and_without_a_final_newline()
    {
        var results = await Inputs.ReadAsync(await File.ReadAllBytesAsync(Sources.TestData("yahoo.csv")), request => request with { Symbol = "^tst" });

        var prices = ((FetchedPrices)results.Single()).Prices;
        Assert.Multiple(() =>
        {
            Assert.That((prices.Symbol, prices.Basis, prices.Source), Is.EqualTo(("^TST", PriceBasis.Split, "file:yahoo-csv")));
            Assert.That(prices.Rows.Select(row => row.Bar.Close.ToDecimal()), Is.EqualTo(new[] { 11.55m, 11.9m, 12.25m }));
            Assert.That(prices.Rows.Select(row => row.Bar.AdjustedClose?.ToDecimal()), Is.EqualTo(new decimal?[] { 11.319m, 11.662m, 12.25m }));
            Assert.That(prices.Rows.Select(row => row.Actions), Is.All.Null);
        });
    }

    [TestCase("date,open,high,low,close,adjclose,volume")]
    [TestCase("\"Date\",\"Open\",\"High\",\"Low\",\"Close\",\"Adj Close\",\"Volume\"")]
    [TestCase("Volume,Adj_Close,Close,Low,High,Open,Date", Description = "in another order")]
    public async Task Knows_yahoo_by_its_columns(string header)
    {
        var row = header.StartsWith('V') ? "10,2,2,1,2,1,2024-03-08" : "2024-03-08,1,2,1,2,2,10";

        Assert.That((await Inputs.PricesAsync($"{header}\r\n{row}\r\n", Tst)).Prices.Rows.Single().Bar.Volume, Is.EqualTo(10));
    }

    [Test]
    public async Task Does_not_take_a_wider_table_for_yahoo()
    {
        var tiingo = "date,close,high,low,open,volume,adjClose,adjHigh\n2024-03-08,2,2,1,1,10,2,2\n";

        Assert.That((await Inputs.RefusalAsync(tiingo, Tst)).Message, Does.Contain("generic-csv does not say what prices are adjusted for"));
    }

    [Test]
    public async Task Rejects_the_rows_yahoo_leaves_empty()
    {
        var fetched = await Inputs.PricesAsync(Yahoo + "2024-03-07,null,null,null,null,null,null\n2024-03-08,1,2,1,2,2,10\n", Tst);

        Assert.That(fetched.Rejected.Select(row => (row.Line, row.Field, row.Rule)), Is.EqualTo(new[] { (2L, "open_price", "not_a_number") }));
        Assert.That(fetched.Prices.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Counts_lines_as_an_editor_does()
    {
        var csv = "\n" + Yahoo + "2024-03-04,1,2,1,2,2,10\r\n\r\n\"a\nb\",1,2,1,2,2,10\n2024-03-05,1,2,1,2\r\n2024-03-06,1,2,1,2,2,10,9\nx,1,2,1,2,2,10";

        var fetched = await Inputs.PricesAsync(csv, Tst);

        Assert.That(fetched.Rejected.Select(row => (row.Line, row.Rule)), Is.EqualTo(new[]
        {
            (5L, "not_a_date"), (7L, "wrong_cell_count"), (8L, "wrong_cell_count"), (9L, "not_a_date"),
        }));
        Assert.That(fetched.Rejected[1].Message, Is.EqualTo("the row has 5 cells; the header has 7"));
        Assert.That(fetched.Rejected[1].Value, Is.EqualTo("2024-03-05,1,2,1,2"));
    }

    [TestCase("\"2024-03-08\",\"1\",\"2\",\"1\",\"2\",\"2\",\"10\"\n")]
    [TestCase(" 2024-03-08 , 1,2 ,1,2,2,10 \n")]
    public async Task Reads_quoted_and_spaced_cells(string row) =>
        Assert.That((await Inputs.PricesAsync(Yahoo + row, Tst)).Prices.Rows, Has.Count.EqualTo(1));

    [TestCase("2024-03-08,1,2,1,2,2,\"10\n", "quotes")]
    [TestCase("2024-03-08,1,2,1,2,2,\"1\"0\n", "quotes")]
    public async Task Refuses_quotes_that_do_not_match(string row, string reason)
    {
        var refused = await Inputs.RefusalAsync(Yahoo + "2024-03-07,1,2,1,2,2,10\n" + row, Tst);

        Assert.That(refused.Message, Is.EqualTo($"standard input: the {reason} in the row at line 3 do not match"));
    }

    [Test]
    public async Task Refuses_a_line_without_end() =>
        Assert.That((await Inputs.RefusalAsync(Yahoo + new string('9', 200_000), Tst)).Message, Does.Contain("line 2 is longer than"));

    [Test]
    public async Task Reads_utf_16_that_says_so()
    {
        byte[] content = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Yahoo + "2024-03-08,1,2,1,2,2,10\n")];

        Assert.That((await Inputs.ReadAsync(content, Tst)).Single(), Is.InstanceOf<FetchedPrices>());
    }

    [Test]
    public async Task Sorts_our_own_rows_by_symbol()
    {
        var results = await Inputs.ReadAsync(Sources.Text("stockstats.csv"), request => request with { Basis = PriceBasis.All });

        var prices = results.Cast<FetchedPrices>().Select(result => result.Prices).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(results.Select(result => result.Subject), Is.EqualTo(new[] { "BBB (standard input)", "AAA (standard input)" }));
            Assert.That(prices.Select(symbol => (symbol.Symbol, symbol.Basis, symbol.Source, symbol.Rows.Count)), Is.EqualTo(new[]
            {
                ("BBB", PriceBasis.All, "file:stockstats-csv", 2), ("AAA", PriceBasis.All, "file:stockstats-csv", 2),
            }));
            Assert.That(prices[1].Rows[0].Bar, Is.EqualTo(
                new Bar(new(2024, 3, 6), P(1), null, null, P(1.5m), 10, P(1.4m))));
        });
    }

    [Test]
    public async Task Reads_every_column_of_our_own()
    {
        var fetched = await Inputs.PricesAsync(
            "date,open_price,close_price,volume,dividend_amount,split_coefficient,provisional\n2024-03-07,1,2,10,,,\n2024-03-08,1,2,10,0.5,2,true\n",
            request => Tst(request) with { Basis = PriceBasis.Raw });

        Assert.Multiple(() =>
        {
            Assert.That(fetched.Prices.Rows[0].Actions, Is.Null);
            Assert.That(fetched.Prices.Rows[1].Actions, Has.Count.EqualTo(2));
            Assert.That(fetched.Prices.Rows.Select(row => row.Bar.Provisional), Is.EqualTo(new[] { false, true }));
        });
    }

    [Test]
    public async Task Wants_the_basis_of_our_own_rows_said() =>
        Assert.That((await Inputs.RefusalAsync(Own + "TST,2024-03-08,1,2,1,2,10\n")).Message, Does.Contain("give --basis raw, split or all"));

    [Test]
    public async Task Takes_a_basis_given_over_the_one_of_the_format()
    {
        var fetched = await Inputs.PricesAsync(Yahoo + "2024-03-08,1,2,1,2,2,10\n", request => Tst(request) with { Basis = PriceBasis.All });

        Assert.That(fetched.Prices.Basis, Is.EqualTo(PriceBasis.All));
    }

    [Test]
    public async Task Refuses_columns_it_does_not_know_rather_than_lose_them()
    {
        var refused = await Inputs.RefusalAsync("date,open_price,close_price,volume,higth_price\n2024-03-08,1,2,3,4\n", Raw);

        Assert.That(refused.Message, Does.Contain("column 'higth_price' is not known; known are date, open_price"));
    }

    [Test]
    public async Task Refuses_a_column_that_comes_twice() => Assert.That(
        (await Inputs.RefusalAsync("date,open_price,close_price,volume,Volume\n2024-03-08,1,2,3,4\n", Raw)).Message,
        Does.Contain("column 'volume' comes twice"));

    [Test]
    public async Task Names_the_column_that_a_chosen_format_misses() => Assert.That(
        (await Inputs.RefusalAsync("a,b\n1,2\n", request => Tst(request) with { Format = "Yahoo-CSV" })).Message,
        Is.EqualTo("standard input: column 'Date' is missing; the header is 'a,b'"));

    [Test]
    public async Task Rejects_rows_without_a_symbol_of_their_own_and_keeps_the_others()
    {
        var csv = Own + ",2024-03-07,1,2,1,2,10\nA B,2024-03-07,1,2,1,2,10\nTST,2024-03-08,1,2,1,2,10\nshort\nTST,2024-03-07,1,2,1,2,10\n";

        var fetched = await Inputs.PricesAsync(csv, request => request with { Basis = PriceBasis.Raw });

        Assert.That(fetched.Prices.Rows, Has.Count.EqualTo(2));
        Assert.That(fetched.Rejected.Select(row => (row.Line, row.Symbol, row.Field, row.Rule)), Is.EqualTo(new[]
        {
            (2L, null, "symbol", "missing"), (3L, null, "symbol", "not_a_symbol"), (5L, (string?)null, "row", "wrong_cell_count"),
        }));
    }

    [Test]
    public async Task Refuses_rows_none_of_which_has_a_symbol() => Assert.That(
        (await Inputs.RefusalAsync(Own + ",2024-03-07,1,2,1,2,10\n", request => request with { Basis = PriceBasis.Raw })).Message,
        Is.EqualTo("standard input: no row can be read; the first, at line 2: symbol is empty"));

    [Test]
    public async Task Gives_rows_with_an_empty_symbol_the_one_asked_for() =>
        Assert.That((await Inputs.PricesAsync(Own + ",2024-03-07,1,2,1,2,10\n", Raw)).Prices.Symbol, Is.EqualTo("TST"));

    [Test]
    public async Task Refuses_rows_of_another_symbol_than_asked_for() => Assert.That(
        (await Inputs.RefusalAsync(Own + "TST,2024-03-07,1,2,1,2,10\nIBM,2024-03-07,1,2,1,2,10\n", Raw)).Message,
        Is.EqualTo("standard input: it holds prices of IBM, not of TST"));

    [TestCase(Yahoo + "2024-03-08,1,2,1,2,2,10\n")]
    [TestCase("timestamp,open,high,low,close,volume\n2024-03-08,1,2,1,2,10\n")]
    public async Task Wants_the_symbol_said_where_nothing_names_it(string csv) => Assert.That(
        (await Inputs.RefusalAsync(csv)).Message, Is.EqualTo("standard input: it does not say whose prices it holds; give --symbol"));

    [Test]
    public async Task Reads_back_what_was_written_in_any_order()
    {
        var faker = new Faker { Random = new Randomizer(2024) };
        List<Bar> bars = [.. Enumerable.Range(0, 300).Select(i => SomeBar(faker, new DateOnly(2023, 1, 2).AddDays(i)))];
        var rows = faker.Random.Shuffle(bars).Select(bar => string.Create(
            CultureInfo.InvariantCulture, $"{bar.Date:O},{T(bar.Open)},{T(bar.High!.Value)},{T(bar.Low!.Value)},{T(bar.Close)},{T(bar.Close)},{bar.Volume}"));

        var fetched = await Inputs.PricesAsync(Yahoo + string.Join('\n', rows), Tst);

        Assert.That(fetched.Prices.Rows.Select(row => row.Bar), Is.EqualTo(bars));
    }

    [Test]
    public async Task Refuses_one_weekly_symbol_and_keeps_the_daily_one()
    {
        var days = Enumerable.Range(0, 5);
        var csv = Own + string.Concat(days.Select(i => $"DAY,2024-02-{i + 5:00},1,2,1,2,10\nWEEK,2024-02-{i * 7 + 1:00},1,2,1,2,10\n"));

        var results = await Inputs.ReadAsync(csv, request => request with { Basis = PriceBasis.Raw });

        Assert.That(results[0], Is.InstanceOf<FetchedPrices>());
        Assert.That(((FetchRefused)results[1]).Message, Does.StartWith("WEEK (standard input): its prices are weekly"));
    }

    [TestCase("tr-TR")]
    [TestCase("de-DE")]
    public async Task Reads_alike_in_every_country(string name)
    {
        using var culture = new CultureSaver(name);

        var fetched = await Inputs.PricesAsync(Sources.Text("yahoo.csv"), Tst);

        Assert.That(fetched.Prices.Rows.Select(row => row.Bar.Close.ToDecimal()), Is.EqualTo(new[] { 11.55m, 11.9m, 12.25m }));
    }

    private static Bar SomeBar(Faker faker, DateOnly date)
    {
        var prices = Enumerable.Range(0, 4).Select(_ => new Price(faker.Random.Long(1, Price.Max.Millionths))).Order().ToList();
        return new(date, prices[1], prices[3], prices[0], prices[2], faker.Random.Long(0, Bar.MaxVolume), prices[2]);
    }

    private static decimal T(Price price) => price.Millionths / (decimal)Price.Unit;

    private static Price P(decimal value) => Price.FromDecimal(value);

    private static FetchRequest Tst(FetchRequest request) => request with { Symbol = "TST" };

    private static FetchRequest Raw(FetchRequest request) => Tst(request) with { Basis = PriceBasis.Raw };
}
