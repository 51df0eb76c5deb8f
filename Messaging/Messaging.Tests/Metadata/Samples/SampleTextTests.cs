using System.Text.Json.Nodes;
using Messaging.Metadata.Samples;

namespace Messaging.Tests.Metadata.Samples;

public sealed class SampleTextTests
{
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
}
