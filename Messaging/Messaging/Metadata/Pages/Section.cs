using Messaging.Metadata.Html;

namespace Messaging.Metadata.Pages;

/// <summary>A part of a page with a heading of the second level, which a list at the top of the page leads to.</summary>
/// <param name="Id">Of the heading.</param>
/// <param name="Heading">Its text.</param>
/// <param name="Content">Empty to leave the section out.</param>
internal sealed record Section(string Id, string Heading, Markup Content)
{
    /// <summary>The list, then the sections.</summary>
    public static Markup RenderAll(IEnumerable<Section> sections)
    {
        Section[] filled = [.. sections.Where(section => !section.Content.IsEmpty)];
        return Markup.Of($"""
            <nav aria-label="On this page"><ul class="further">{Markup.Each(filled, section => section.Item())}</ul></nav>
            {Markup.Each(filled, section => section.Render())}
            """);
    }

    private Markup Item() => Markup.Of($"""<li><a href="#{Id}">{Heading}</a></li>""");

    private Markup Render() => Markup.Of($"""
        <section aria-labelledby="{Id}">
        <h2 id="{Id}">{Heading}</h2>
        {Content}</section>

        """);
}
