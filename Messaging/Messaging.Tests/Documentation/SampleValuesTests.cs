using System.Text.Json.Nodes;
using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Formats;
using Messaging.Tests.Metadata;
using ServiceStack;

namespace Messaging.Tests.Documentation;

public sealed class SampleValuesTests
{
    private readonly MessageDocs _docs = new(MessageCatalog.Build([typeof(OddServices), typeof(SampledServices)]));

    [Test]
    public void Makes_up_values_by_default_limits_and_type_and_ends_where_a_type_is_inside_of_itself()
    {
        Assert.That(Sample<Odd>().ToJsonString(), Is.EqualTo("""
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
    [TestCase("price", "+2", "1")]
    [TestCase("price", "null", "1")]
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
        Assert.That(Values([]).OfAnswer(response).ToJsonString(), Is.EqualTo("""{"byKind":{"rather-odd":[{"label":"text"}]}}"""));
    }

    [TestCase("code", null)]
    [TestCase("word", "\"text\"")]
    [TestCase("below", "9")]
    [TestCase("least", "[]")]
    [TestCase("letter", "\"A\"")]
    [TestCase("byDay", """{"2024-01-02":1.25}""")]
    public void Keeps_to_the_limits_of_a_member(string field, string? expected)
    {
        Assert.That(Sample<Sampled>()[field]?.ToJsonString(), Is.EqualTo(expected));
    }

    [Test]
    public void A_pattern_is_met_by_the_hosts_example()
    {
        var sample = Values(new(StringComparer.Ordinal) { ["code"] = "ABC" }).OfRequest(_docs.Find(typeof(Sampled))!);
        Assert.That((string?)sample["code"], Is.EqualTo("ABC"));
    }

    [Test]
    public void What_can_only_be_read_is_in_answers_only()
    {
        var doc = _docs.Find(typeof(Sampled))!;
        Assert.That(Sample<Sampled>().ContainsKey("isShort"), Is.False);
        Assert.That((bool?)Values([]).OfAnswer(doc)["isShort"], Is.True);
    }

    [Test]
    public void A_request_can_leave_out_what_its_path_gives()
    {
        var sample = Values([]).OfRequest(_docs.Find(typeof(Odd))!, "name", "limit");
        Assert.That(sample.Select(member => member.Key), Is.EqualTo(new[] { "price", "colour", "kind", "names", "tree" }));
    }

    [Test]
    public void A_type_without_documentation_is_left_out()
    {
        var values = new SampleValues(_ => null, new Dictionary<string, string>(StringComparer.Ordinal), JsonContract.CreateOptions());
        Assert.That(values.OfRequest(_docs.Find(typeof(Odd))!).ContainsKey("tree"), Is.False);
    }

    private JsonObject Sample<T>() => Values([]).OfRequest(_docs.Find(typeof(T))!);

    private string Value(string field, string example) =>
        Values(new(StringComparer.Ordinal) { [field] = example }).OfRequest(_docs.Find(typeof(Odd))!)[field]!.ToJsonString();

    private SampleValues Values(Dictionary<string, string> examples) => new(_docs.Find, examples, JsonContract.CreateOptions());

    public sealed class Sampled : IGet, IReturn<Sampled>
    {
        [ValidateRegularExpression("^[A-Z]{3}$")]
        public string? Code { get; set; }

        [ValidateRegularExpression("^[a-z]+$")]
        public string? Word { get; set; }

        [ValidateLessThanOrEqual(9)]
        public int Below { get; set; }

        [ValidateMinimumLength(0)]
        public List<string>? Least { get; set; }

        public char Letter { get; set; }

        public Dictionary<DateOnly, decimal>? ByDay { get; set; }

        public bool IsShort => Word?.Length < 3;
    }

    private sealed class SampledServices : IService
    {
        public Sampled Get(Sampled request) => request;
    }
}
