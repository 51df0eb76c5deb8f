using System.Text.Json.Nodes;
using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Formats;
using Messaging.Metadata.Samples;

namespace Messaging.Tests.Metadata.Samples;

public sealed class SampleValuesTests
{
    private readonly MessageDocs _docs = new(MessageCatalog.Build([typeof(OddServices)]));

    [Test]
    public void Makes_up_values_by_default_limits_and_type_and_ends_where_a_type_is_inside_of_itself()
    {
        Assert.That(Sample(), Is.EqualTo("""
            {"name":"tex","limit":5,"price":1,"colour":"red","kind":"rather-odd","names":["text"],"tree":{"label":"text"}}
            """));
    }

    [TestCase("price", "2.50", "2.50")]
    [TestCase("name", "IBM", "\"IBM\"")]
    [TestCase("name", "2024", "\"2024\"")]
    [TestCase("names", "[\"a\",\"b\"]", "[\"a\",\"b\"]")]
    [TestCase("kind", "Very", "\"Very\"")]
    [TestCase("tree", "{\"label\":\"x\"}", "{\"label\":\"x\"}")]
    public void Prefers_the_example_of_the_host(string field, string example, string expected)
    {
        Assert.That(Value(field, example), Is.EqualTo(expected));
    }

    [TestCase("price", "cheap", "1")]
    [TestCase("kind", "unheard-of", "\"rather-odd\"")]
    [TestCase("names", "{", "[\"text\"]")]
    [TestCase("limit", "", "5")]
    public void Passes_over_an_example_that_does_not_fit(string field, string example, string expected)
    {
        Assert.That(Value(field, example), Is.EqualTo(expected));
    }

    [Test]
    public void Fills_dictionaries_and_leaves_out_the_status_of_errors()
    {
        var response = _docs.Find(typeof(OddResponse))!;
        Assert.That(Values([]).Of(response).ToJsonString(), Is.EqualTo("""{"byKind":{"rather-odd":[{"label":"text"}]}}"""));
    }

    [TestCase("\"a\"", "a")]
    [TestCase("1.50", "1.50")]
    [TestCase("true", "true")]
    [TestCase("[\"a\",\"b,c\",\"d\\\"e\"]", "a,\"b,c\",\"d\"\"e\"")]
    [TestCase("[1,2]", "1,2")]
    public void Writes_values_as_a_query_gives_them(string json, string expected)
    {
        Assert.That(SampleText.Of(JsonNode.Parse(json)!), Is.EqualTo(expected));
    }

    [TestCase("application/json; charset=utf-8", "{\"a\":[1]}", "{\n  \"a\": [\n    1\n  ]\n}")]
    [TestCase("application/xml", "<a><b>1</b></a>", "<a>\n  <b>1</b>\n</a>")]
    [TestCase("text/csv", "a,b\r\n1,2\r\n", "a,b\n1,2")]
    public void Lays_out_only_formats_in_which_white_space_means_nothing(string contentType, string body, string expected)
    {
        Assert.That(SampleLayout.Of(contentType, body), Is.EqualTo(expected));
    }

    private string Sample() => Values([]).Of(_docs.Find(typeof(Odd))!).ToJsonString();

    private string Value(string field, string example) =>
        Values(new(StringComparer.Ordinal) { [field] = example }).Of(_docs.Find(typeof(Odd))!)[field]!.ToJsonString();

    private SampleValues Values(Dictionary<string, string> examples) => new(_docs, examples, JsonContract.CreateOptions());
}
