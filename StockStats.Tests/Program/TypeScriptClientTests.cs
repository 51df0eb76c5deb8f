using Messaging.Tests.Clients;

namespace StockStats.Tests.Program;

/// <summary>ServiceStack's TypeScript client asks the real program with the types that the program hands out.</summary>
[TestFixture, Category("Program")]
public sealed class TypeScriptClientTests
{
    private CallOutcomes? _prices;

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        using var project = new TypeScriptProject("Program/ClientScripts");
        await using var server = await RunningServer.StartAsync(folder.Path, "--environment", "Development");
        await project.AddReferenceAsync(server.Address);
        Assert.That(await project.CompileAsync(), Is.EqualTo((0, "")));
        _prices = await project.RunAsync("prices", server.Address);
    }

    [Test]
    public void Statistics_are_numbers_and_carry_no_error() => AssertValue("statistics", """["AAPL",120.1758,120.04,51837887,""]""");

    [Test]
    public void Prices_come_in_pages_with_every_digit() => AssertValue(
        "prices",
        """{"closes":[["2014-06-10",94.25],["2014-06-11",93.860001]],"pagination":{"count":991,"page":2,"limit":2,"pages":496}}""");

    [Test]
    public void Prices_are_sorted_by_the_value_of_an_enum() => AssertValue("newest price", """["2018-05-11"]""");

    [Test]
    public void Symbols_have_days_and_a_basis() => AssertValue("symbols", """[["AAPL","2013-05-13","2018-05-11",1260,true]]""");

    [Test]
    public void Several_statistics_are_asked_for_at_once() => AssertValue("statistics of many", """[["AAPL",252],["^GSPC",252]]""");

    [Test]
    public void An_error_names_every_wrong_field() => AssertValue("wrong fields", """["start_date","limit","page"]""");

    [Test]
    public void An_error_has_a_code_for_its_field() => AssertValue("limit too high", """[true,"InclusiveBetween","InclusiveBetween"]""");

    [Test]
    public void An_unknown_symbol_rejects_the_call_with_the_response() => Assert.That(
        _prices!.RejectionOf("unknown symbol"),
        Is.EqualTo(
            """
            {"info":{"error":"No prices are stored for symbol 'NOPE'. GET /api/symbols lists those that are."},
            "responseStatus":{"errorCode":"NotFound","message":"No prices are stored for symbol 'NOPE'. GET /api/symbols lists those that are.","errors":[]}}
            """.ReplaceLineEndings("")));

    private void AssertValue(string call, string expected) => Assert.That(_prices!.ValueOf(call), Is.EqualTo(expected));
}
