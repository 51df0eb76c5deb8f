using System.Net;
using AngleSharp.Html.Dom;

namespace Messaging.Tests.Metadata;

public sealed class MessagePageTests : PagesFixture
{
    [TestCase("/metadata/odd")]
    [TestCase("/metadata/ODD")]
    [TestCase("/json/metadata?op=oDD")]
    public async Task Is_found_in_any_case_and_as_ServiceStack_calls_it(string path)
    {
        var page = await ReadAsync(path);
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("Odd"));
    }

    [Test]
    public async Task Says_what_the_message_does()
    {
        var page = await ReadAsync("/metadata/Odd");
        Assert.That(page.QuerySelectorAll("main > p").Take(3).Select(text => text.TextContent), Is.EqualTo(new[]
        {
            "Asks <script>alert('odd')</script> & \"odd\" things", "Only <b>for</b> tests", "Tags: odd & ends, tests",
        }));
        Assert.That(Row(page, "Routes of Odd", "/api/odd/{name}")["Verbs"], Is.EqualTo("GET DELETE"));
        Assert.That(Row(page, "Routes of Odd", "/api/Odd")["Verbs"], Is.EqualTo("GET POST PUT DELETE PATCH"));
    }

    [TestCase("/{format}/reply/Odd", "GET POST PUT DELETE PATCH", "One request")]
    [TestCase("/{format}/oneway/Odd", "GET POST PUT DELETE PATCH", "One request")]
    [TestCase("/api/Odd[]", "POST", "A list of requests")]
    [TestCase("/{format}/reply/Odd[]", "POST", "A list of requests")]
    [TestCase("/{format}/oneway/Odd[]", "POST", "A list of requests")]
    public async Task Lists_the_addresses_besides_routes_and_they_are_there(string path, string verbs, string takes)
    {
        var row = Row(await ReadAsync("/metadata/Odd"), "Other addresses of Odd", path);
        var reply = await Host.SendAsync(new(HttpMethod.Options, path.Replace("{format}", "json", StringComparison.Ordinal)));

        Assert.That(row["Verbs"], Is.EqualTo(verbs));
        Assert.That(row["What it takes"], Does.StartWith(takes));
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent));
        var allowed = reply.Allow.Split(", ").Except(["HEAD", "OPTIONS"], StringComparer.Ordinal);
        Assert.That(string.Join(' ', allowed), Is.EqualTo(verbs));
    }

    [Test]
    public async Task Names_every_format_that_an_address_can_have()
    {
        var section = (await ReadAsync("/metadata/Odd")).QuerySelector("#routes")!.ParentElement!;

        Assert.That(section.QuerySelectorAll("p code").Select(code => code.TextContent), Is.SupersetOf(new[] { "json", "csv", "xml", "jsv", "jsonl", "shout" }));
    }

    [TestCase("name", "string", "yes", "", "at most 3 long", "Who is asked: 'a' < \"b\"")]
    [TestCase("limit", "int", "no", "5", "2 to 100", "")]
    [TestCase("price", "decimal", "no", "", "more than 0", "")]
    [TestCase("colour", "string", "no", "", "one of red, green", "")]
    [TestCase("kind", "OddKind", "no", "", "", "")]
    [TestCase("names", "string[]", "no", "", "", "Those that are meant, by name.")]
    public async Task Shows_type_default_range_and_description_of_each_field(
        string field, string type, string required, string initial, string range, string description)
    {
        var row = Row(await ReadAsync("/metadata/Odd"), "Fields of Odd", field);
        Assert.That(
            (row["Type"], row["Required"], row["Default"], row["Range"], row["Description"]),
            Is.EqualTo((type, required, initial, range, description)));
    }

    [Test]
    public async Task Describes_every_type_inside_of_request_and_answer_once()
    {
        var page = await ReadAsync("/metadata/Odd");
        var types = page.QuerySelector("#types")!.ParentElement!.QuerySelectorAll("h3").Select(head => head.TextContent);
        Assert.That(types, Is.EqualTo(new[] { "OddKind", "OddNode", "ResponseStatus", "ResponseError" }));
        Assert.That(Row(page, "Values of OddKind", "rather-odd")["Number"], Is.EqualTo("0"));
        Assert.That(Row(page, "Fields of OddNode", "inner")["Optional"], Is.EqualTo("yes"));
        Assert.That(Row(page, "Fields of OddResponse", "byKind")["Type"], Is.EqualTo("{ [OddKind]: OddNode[] }"));
    }

    [Test]
    public async Task Lists_declared_errors_in_place_of_general_ones_of_the_same_status()
    {
        var page = await ReadAsync("/metadata/Odd");
        Assert.That(Row(page, "Errors of Odd", "404")["When"], Is.EqualTo("No such <name>"));
        Assert.That(Row(page, "Errors of Odd", "409")["When"], Is.EqualTo("Somebody was first"));
        Assert.That(Row(page, "Errors of Odd", "405")["Code"], Is.EqualTo("MethodNotAllowed"));
        Assert.That(Errors(page, "Odd"), Is.EqualTo(new[] { "400", "404", "405", "406", "409", "413", "415", "500" }));
    }

    [Test]
    public async Task Leaves_out_errors_of_bodies_where_there_is_none()
    {
        var page = await ReadAsync("/metadata/GetStatistics");
        Assert.That(Errors(page, "GetStatistics"), Is.EqualTo(new[] { "400", "404", "405", "406", "500" }));
    }

    [Test]
    public async Task Says_so_where_there_are_no_fields_and_no_answer()
    {
        var page = await ReadAsync("/metadata/OddNothing");
        Assert.That(page.QuerySelector("#fields")!.ParentElement!.TextContent, Does.Contain("It has no fields."));
        Assert.That(page.QuerySelector("#answer")!.ParentElement!.TextContent, Does.Contain("204, without a body."));
        Assert.That(page.QuerySelector("#errors")!.ParentElement!.QuerySelector("pre"), Is.Null);
    }

    [Test]
    public async Task Says_that_the_caller_must_be_known_and_how_others_are_answered()
    {
        var page = await ReadAsync("/metadata/OddNothing");
        Assert.That(page.QuerySelector("main > p")!.TextContent, Does.StartWith("The caller must be known"));
        Assert.That(Errors(page, "OddNothing"), Does.Contain("401").And.Contain("403"));
    }

    private static IEnumerable<string> Errors(IHtmlDocument page, string message) =>
        Table(page, $"Errors of {message}").QuerySelectorAll("tbody th").Select(status => status.TextContent);
}
