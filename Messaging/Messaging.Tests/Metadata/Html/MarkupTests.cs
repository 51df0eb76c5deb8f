using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Messaging.Metadata.Html;

namespace Messaging.Tests.Metadata.Html;

public sealed class MarkupTests
{
    [Test]
    public void Escapes_values_and_leaves_markup()
    {
        var inner = Markup.Of($"<b>{"a<b"}</b>");
        var markup = Markup.Of($"<i title=\"{"\"'&<>"}\">{inner}{7}</i>");
        Assert.That(markup.ToString(), Is.EqualTo("<i title=\"&quot;&#39;&amp;&lt;&gt;\"><b>a&lt;b</b>7</i>"));
    }

    [TestCase(null, "")]
    [TestCase("", "")]
    [TestCase("a\tb\nc", "a\tb\nc")]
    [TestCase("\u0000\u0001\u0002\u001b\u007f\u009f", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    public void Replaces_what_HTML_does_not_allow(string? text, string expected)
    {
        Assert.That(Markup.Of($"{text}").ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void Keeps_the_places_of_host_and_root_apart_from_texts()
    {
        Assert.That(Markup.Of($"{Markup.Host}{Markup.Root}{Markup.HostMark.ToString()}").ToString(), Is.EqualTo("\u0001\u0002\uFFFD"));
    }

    [Test]
    public void Joins_and_leaves_out()
    {
        Assert.That(Markup.Each(["<", ">"], Markup.Of($"<br>"), item => Markup.Of($"{item}")).ToString(), Is.EqualTo("&lt;<br>&gt;"));
        Assert.That(Markup.If(false, $"x").IsEmpty);
        Assert.That(Markup.If(true, $"{"x"}").ToString(), Is.EqualTo("x"));
    }

    [Test]
    public void Any_text_stays_one_text_in_elements_and_attributes()
    {
        var parser = new HtmlParser();
        Prop.ForAll<NonNull<string>>(given =>
        {
            var text = string.Concat(given.Get.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)));
            var body = parser.ParseDocument(Markup.Of($"<p title=\"{text}\">{text}</p>").ToString()).Body!;
            var only = body.FirstElementChild!;
            return body.ChildNodes.Length == 1 && only.ChildElementCount == 0 && only.Attributes.Length == 1
                && only.TextContent.Equals(text, StringComparison.Ordinal)
                && only.GetAttribute("title")!.Equals(text, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }
}
