using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Messaging.Tests.Metadata.Samples;

public sealed class ExampleTests : PagesFixture
{
    [TestCase("Odd", 7)]
    [TestCase("OddNothing", 1)]
    [TestCase("Echo", 7)]
    [TestCase("QueryFinancialData", 2)]
    [TestCase("GetStatistics", 2)]
    [TestCase("StoreFinancialData", 2)]
    public async Task Every_request_shown_is_answered_when_sent(string message, int count)
    {
        var page = await ReadAsync($"/metadata/{message}");
        string[] commands = [.. page.QuerySelectorAll("pre[aria-label^='Command']").Select(block => block.TextContent)];
        Assert.That(commands, Has.Length.EqualTo(count));
        foreach (var command in commands)
        {
            using var request = CurlCommand.Read(command);
            var reply = await Host.SendAsync(request);
            Assert.That((int)reply.Status, Is.AnyOf(200, 204), () => $"{command}\n{reply.Body}");
        }
    }

    [Test]
    public async Task A_query_gives_what_is_required_and_what_the_host_has_an_example_of()
    {
        var page = await ReadAsync("/metadata/QueryFinancialData");
        Assert.That(page.QuerySelector("pre")!.TextContent, Is.EqualTo(
            $"curl -G '{Address}/api/financial_data' \\\n  -H 'Accept: application/json' \\\n  --data-urlencode 'symbol=IBM'"));
    }

    [Test]
    public async Task An_answer_is_shown_as_its_format_writes_it()
    {
        var page = await ReadAsync("/metadata/GetStatistics");
        var answer = JsonNode.Parse(page.QuerySelector("pre[aria-label='Answer of GetStatistics in json']")!.TextContent);
        Assert.That(JsonNode.DeepEquals(answer, JsonNode.Parse("""
            {"data":{"start_date":"2024-01-02","end_date":"2024-01-02","symbol":"IBM","average_daily_open_price":1.25,
            "average_daily_close_price":1.25,"average_daily_volume":1.25,"total_return":0.5},"info":{"error":""}}
            """)), () => $"{answer}");
    }

    [Test]
    public async Task An_error_is_the_one_that_such_a_request_is_answered_with()
    {
        var page = await ReadAsync("/metadata/GetStatistics");
        var shown = JsonNode.Parse(page.QuerySelector("pre[aria-label='An error of GetStatistics']")!.TextContent);
        var real = await Host.GetAsync("/api/GetStatistics?start_date=%3F");
        Assert.That(JsonNode.DeepEquals(shown, real.Json), () => $"{shown}");
        Assert.That(real.FieldErrors, Is.EqualTo(new[] { "start_date SerializationException", "end_date NotNull", "symbol NotEmpty" }));
    }

    [TestCase("/metadata/StoreFinancialData", "json")]
    [TestCase("/json/metadata?op=StoreFinancialData", "json")]
    [TestCase("/shout/metadata?op=StoreFinancialData", "shout")]
    public async Task Shows_bodies_and_answers_in_every_format_that_can_carry_them_the_one_asked_for_first(string path, string first)
    {
        var page = await ReadAsync(path);
        string[] formats = [.. new MessagingOptions().Formats.Select(format => format.Name), "shout"];
        string[] expected = [first, .. formats.Where(format => !format.Equals(first, StringComparison.Ordinal))];
        Assert.That(Labels("StoreFinancialData in "), Is.EqualTo(expected));
        Assert.That(Labels("Answer of StoreFinancialData in "), Is.EqualTo((string[])[.. expected, "deaf"]));
        var shout = page.QuerySelector("pre[aria-label='Answer of StoreFinancialData in shout']")!;
        Assert.That(shout.TextContent, Is.EqualTo("STOREFINANCIALDATARESPONSE of StoreFinancialData"));

        IEnumerable<string> Labels(string start) =>
            page.QuerySelectorAll($"pre[aria-label^='{start}']").Select(block => block.GetAttribute("aria-label")![start.Length..]);
    }

    [TestCase("StoreFinancialData")]
    [TestCase("Odd")]
    [TestCase("Echo")]
    public async Task Every_body_shown_is_read_in_its_format(string message)
    {
        var page = await ReadAsync($"/metadata/{message}");
        var blocks = page.QuerySelectorAll($"pre[aria-label^='{message} in ']");
        Assert.That(blocks, Is.Not.Empty);
        foreach (var block in blocks)
        {
            var contentType = block.PreviousElementSibling!.TextContent["Content-Type: ".Length..];
            var reply = await Host.PostAsync($"/api/{message}", Encoding.UTF8.GetBytes(block.TextContent), contentType);
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), () => $"{block.TextContent}\n{reply.Body}");
        }
    }
}
