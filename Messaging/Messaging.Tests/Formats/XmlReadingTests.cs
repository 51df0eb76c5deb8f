using System.Text;

namespace Messaging.Tests.Formats;

public sealed class XmlReadingTests
{
    [TestCase("<AskAny><day>2024-02-29</day><count>3</count><symbols><string>A</string><string>B</string></symbols></AskAny>")]
    [TestCase("""<?xml version="1.0"?><x:AskAny xmlns:x="urn:any" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><x:symbols><y xmlns="urn:other">A</y><y>B</y></x:symbols><tags i:nil="true"/><x:Count>3</x:Count><DAY><![CDATA[2024-02-29]]></DAY></x:AskAny>""")]
    [TestCase("\uFEFF<!-- c --><askany>\n  <symbols>A,B</symbols>\n  <count><!-- c -->3</count> <?pi x?> <Day>2024-02-29</Day>\n</askany>\n<!-- c -->\n")]
    public async Task Reads_fields(string xml)
    {
        var read = (await FormatHarness.ReadAsync("xml", "AskAny", xml)).As<AskAny>();

        Assert.That((read.Day, read.Count), Is.EqualTo((new DateOnly(2024, 2, 29), 3)));
        Assert.That(read.Symbols, Is.EqualTo(new[] { "A", "B" }));
    }

    [TestCase("<AskAny/>")]
    [TestCase("<AskAny></AskAny>")]
    [TestCase("""<AskAny xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><day i:nil="true"></day><inner i:nil="1"/></AskAny>""")]
    public async Task Leaves_what_is_not_given(string xml)
    {
        var read = (await FormatHarness.ReadAsync("xml", "AskAny", xml)).As<AskAny>();

        Assert.That((read.Count, read.Day, read.Inner), Is.EqualTo((7, default(DateOnly?), default(AnyInner))));
    }

    [Test]
    public async Task Reads_empty_elements_as_empty_texts_and_lists()
    {
        var read = (await FormatHarness.ReadAsync("xml", "AskAny", "<AskAny><symbols/><inner><text/><numbers></numbers></inner></AskAny>")).As<AskAny>();

        Assert.That(read.Symbols, Is.Empty);
        Assert.That(read.Inner?.Text, Is.Empty);
        Assert.That(read.Inner?.Numbers, Is.Empty);
    }

    [TestCase("<count>abc</count>", "count: 'abc' is an Invalid value for 'count'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("<count/>", "count: '' is an Invalid value for 'count'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("<count> 3</count>", "count: ' 3' is an Invalid value for 'count'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("<count><x>3</x></count>", "count: 'x' is an Invalid value for 'count'; expected a whole number from -2147483648 to 2147483647")]
    [TestCase("<day>2023-02-29</day>", "day: '2023-02-29' is an Invalid value for 'day'; expected a date as YYYY-MM-DD")]
    [TestCase("<count>1</count><Count>2</Count>", "count: 'count' is an Invalid value for 'count'; expected it once in an object")]
    [TestCase("<nonsense><a><b/></a></nonsense>", "nonsense: 'nonsense' is no part of AskAny; expected day, count, symbols, tags, inner")]
    [TestCase("<inner><nonsense/></inner>", "inner.nonsense: 'nonsense' is no part of AnyInner; expected text, numbers")]
    [TestCase("<inner><text>a</text><text>b</text></inner>", "inner.text: 'text' is an Invalid value for 'inner.text'; expected it once in an object")]
    [TestCase("<inner>stray<text>a</text></inner>", "inner: 'stray' is an Invalid value for 'inner'; expected an object")]
    [TestCase("""<symbols><s i:nil="true"/></symbols>""", "symbols[0]: 'nil' is an Invalid value for 'symbols[0]'; expected a value")]
    [TestCase("<tags><kv><Key>a</Key><Value>x</Value></kv></tags>", "tags[0]: 'x' is an Invalid value for 'tags[0]'; expected a whole number from -2147483648 to 2147483647")]
    public async Task Names_the_field_and_value_it_cannot_read(string inner, string error)
    {
        var xml = $"""<AskAny xmlns:i="http://www.w3.org/2001/XMLSchema-instance">{inner}</AskAny>""";

        Assert.That((await FormatHarness.ReadAsync("xml", "AskAny", xml)).Errors.First(), Is.EqualTo(error));
    }

    [Test]
    public async Task Tells_of_all_elements_at_once()
    {
        var result = await FormatHarness.ReadAsync(
            "xml",
            "StoreAny",
            """<StoreAny xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><data><AnyRow><day>x</day><price i:nil="true"/></AnyRow><AnyRow/><Other/><AnyRow><volume>1.5</volume><what/></AnyRow></data><else/></StoreAny>""");

        Assert.That(
            result.Failure!.Errors.Select(error => error.FieldName),
            Is.EqualTo(new[] { "data[0].day", "data[0].price", "data[2]", "data[3].volume", "data[3].what", "else" }));
    }

    [Test]
    public async Task Tells_of_the_first_hundred_errors_and_that_there_may_be_more()
    {
        var errors = (await FormatHarness.ReadAsync("xml", "AskAny", $"<AskAny>{new StringBuilder().Insert(0, "<x/>", 3000)}</AskAny>")).Errors.ToArray();

        Assert.That(errors, Has.Length.EqualTo(101));
        Assert.That(errors[^1], Does.Contain("Only the first 100 errors are told"));
    }

    [TestCase("abc")]
    [TestCase(" ")]
    [TestCase("<AskAny>")]
    [TestCase("<AskAny><count>3</count>")]
    [TestCase("<AskAny/><AskAny/>")]
    [TestCase("<AskAny/>trailing")]
    [TestCase("<AskAny><count>&#1;</count></AskAny>")]
    [TestCase("<AskAny><count>&other;</count></AskAny>")]
    [TestCase("<!DOCTYPE AskAny [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><AskAny><note>&b;</note></AskAny>")]
    [TestCase("<!DOCTYPE AskAny SYSTEM \"file:///etc/passwd\"><AskAny/>")]
    [TestCase("<?xml version=\"1.0\" encoding=\"nonsense\"?><AskAny/>")]
    public async Task Refuses_what_is_not_xml(string xml)
    {
        var result = await FormatHarness.ReadAsync("xml", "AskAny", xml);

        Assert.That(result.Failure?.Status, Is.EqualTo(400));
        Assert.That(result.Failure?.Message, Does.Match("^Could not read the 'application/xml' body of AskAny: it is not XML, or not all of it, at line \\d+, character \\d+; document types are refused.$"));
    }

    [TestCase("<html/>", "its root is 'html'; expected AskAny")]
    [TestCase("<AskAny>text</AskAny>", "'text' stands outside of any field")]
    public async Task Refuses_another_document(string xml, string reason) =>
        Assert.That((await FormatHarness.ReadAsync("xml", "AskAny", xml)).Failure?.Message, Does.EndWith($"{reason}."));

    [Test]
    public async Task Refuses_bytes_that_are_not_utf8()
    {
        byte[] xml = [.. "<AskAny><symbols>"u8, 0xFF, .. "</symbols></AskAny>"u8];

        Assert.That((await FormatHarness.ReadAsync(FormatHarness.Find("xml"), "AskAny", xml)).Failure?.Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Passes_what_is_nested_deep_in_an_unknown_element_without_harm()
    {
        const int Depth = 50_000;
        var xml = $"<AskAny><x>{new StringBuilder().Insert(0, "<a>", Depth)}{new StringBuilder().Insert(0, "</a>", Depth)}</x></AskAny>";

        Assert.That((await FormatHarness.ReadAsync("xml", "AskAny", xml)).Errors.Single(), Does.StartWith("x: 'x' is no part of AskAny"));
    }
}
