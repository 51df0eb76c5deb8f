using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.Formats;

[TestFixture]
public sealed class StockStatsJsonLinesTests
{
    private const string First = """{"symbol":"AAA","date":"2024-03-07","open_price":1.5,"close_price":2,"volume":10}""";

    [Test]
    public async Task Reads_the_rows_of_an_export_in_any_order()
    {
        var content = "\uFEFF" + First + "\r\n\n" +
            """{"symbol":"BBB","date":"2024-03-07","open_price":1,"high_price":3,"low_price":0.5,"close_price":2,"volume":1e3}""" + "\n" +
            """{"symbol":"AAA","date":"2024-03-08","open_price":1,"close_price":2,"volume":10,"adjusted_close_price":1.9,"dividend_amount":0.25,"split_coefficient":2,"provisional":true}""";

        var results = await Inputs.ReadAsync(content, Raw);

        var prices = results.Cast<FetchedPrices>().Select(result => result.Prices).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(prices.Select(symbol => (symbol.Symbol, symbol.Source, symbol.Rows.Count)), Is.EqualTo(new[]
            {
                ("AAA", "file:stockstats-jsonl", 2), ("BBB", "file:stockstats-jsonl", 1),
            }));
            Assert.That((prices[0].Rows[0].Bar.High, prices[0].Rows[0].Actions, prices[0].Rows[0].Bar.Provisional), Is.EqualTo(((object?)null, (object?)null, false)));
            Assert.That((prices[0].Rows[1].Bar.AdjustedClose?.ToDecimal(), prices[0].Rows[1].Actions?.Count, prices[0].Rows[1].Bar.Provisional), Is.EqualTo((1.9m, 2, true)));
            Assert.That((prices[1].Rows[0].Bar.High?.ToDecimal(), prices[1].Rows[0].Bar.Volume), Is.EqualTo((3m, 1000L)));
        });
    }

    [Test]
    public async Task Wants_the_basis_said() =>
        Assert.That((await Inputs.RefusalAsync(First)).Message, Does.Contain("stockstats-jsonl does not say what prices are adjusted for"));

    [TestCase("""{"symbol":"AAA","date":"2024-03""", "not_a_row")]
    [TestCase("7", "not_a_row")]
    [TestCase("""{"symbol":"AAA"} {}""", "not_a_row")]
    [TestCase("""{"symbol":"AAA","date":"2024-03-08","open_price":1,"close_price":2,"volume":10,"provisional":1}""", "not_a_boolean")]
    [TestCase("""{"symbol":"AAA","date":"2024-03-08","open_price":null,"close_price":2,"volume":10}""", "missing")]
    [TestCase("""{"symbol":"","date":"2024-03-08","open_price":1,"close_price":2,"volume":10}""", "missing")]
    public async Task Rejects_a_bad_line_by_its_number_and_keeps_the_others(string line, string rule)
    {
        var fetched = await Inputs.PricesAsync($"{First}\n\n{line}\n", Raw);

        Assert.That(fetched.Rejected.Select(row => (row.Line, row.Rule)), Is.EqualTo(new[] { (3L, rule) }));
        Assert.That(fetched.Prices.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Refuses_fields_it_does_not_know_rather_than_lose_them() => Assert.That(
        (await Inputs.RefusalAsync(First + "\n{\"symbol\":\"AAA\",\"higth_price\":7}\n", Raw)).Message,
        Does.Contain("field 'higth_price' at line 2 is not known; known are date, open_price"));

    [TestCase(65_536 - 83, true)]
    [TestCase(65_536, false)]
    public async Task Reads_lines_up_to_a_length(int spaces, bool isRead)
    {
        var result = (await Inputs.ReadAsync($"{First}\n{new string(' ', spaces)}{First}\n", Raw)).Single();

        Assert.That(result, isRead ? Is.InstanceOf<FetchedPrices>() : Is.InstanceOf<FetchRefused>());
        if (result is FetchRefused refused) Assert.That(refused.Message, Does.EndWith("line 2 is longer than 65536 bytes"));
    }

    private static FetchRequest Raw(FetchRequest request) => request with { Basis = PriceBasis.Raw };
}
