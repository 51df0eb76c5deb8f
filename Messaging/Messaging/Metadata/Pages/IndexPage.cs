using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Formats;
using Messaging.Metadata.Html;

namespace Messaging.Metadata.Pages;

/// <summary>All messages, by tag.</summary>
internal sealed class IndexPage(MessageFormats formats, MetadataOptions options)
{
    private const string Untagged = "Other messages";

    public Markup Render(string site, IReadOnlyList<MessageDoc> messages) => Markup.Of($"""
        <h1>{site}: messages</h1>
        <p>Everything this program can be asked, with the addresses, fields, answers and errors of each.</p>
        {Further()}{Markup.Each(ByTag(messages), Group)}
        """);

    private static IEnumerable<IGrouping<string, MessageDoc>> ByTag(IReadOnlyList<MessageDoc> messages) => messages
        .SelectMany(doc => doc.Tags.Distinct(StringComparer.Ordinal).DefaultIfEmpty(Untagged).Select(tag => (Tag: tag, Doc: doc)))
        .GroupBy(entry => entry.Tag, entry => entry.Doc, StringComparer.Ordinal)
        .OrderBy(group => group.Key.Equals(Untagged, StringComparison.Ordinal));

    private Markup Further() => Markup.If(options.Links.Count > 0, $"""
        <ul class="further">{Markup.Each(options.Links, Item)}</ul>

        """);

    private static Markup Item(PageLink link)
    {
        var description = Markup.If(link.Description is not null, $": {link.Description}");
        return Markup.Of($"<li>{Parts.Link(link.Path, link.Text)}{description}</li>");
    }

    private Markup Group(IGrouping<string, MessageDoc> group) => Markup.Of($"""
        <section>
        <h2>{group.Key}</h2>
        <ul class="messages">
        {Markup.Each(group, Entry)}</ul>
        </section>

        """);

    private Markup Entry(MessageDoc doc) => Markup.Of($"""
        <li>
        <h3>{Parts.Link(MetadataPaths.Of(doc.Message), doc.Message.Name)}</h3>
        {Parts.Paragraph(doc.Description)}<ul class="routes">{Markup.Each(doc.Message.Routes, Route)}</ul>
        {Formats(doc.Message)}{Clients(doc.Message)}</li>

        """);

    private static Markup Route(MessageRoute route) => Markup.Of($"<li>{Parts.Verbs(route.Verbs)} {Parts.Code(route.Path)}</li>");

    private Markup Formats(Message message)
    {
        var links = Markup.Each(formats, Parts.Comma, format => Parts.Link(MetadataPaths.Of(message, format.Name), format.Name));
        return Markup.Of($"<p class=\"small\">Formats: {links}</p>\n");
    }

    private Markup Clients(Message message)
    {
        var links = Parts.ClientLinks(message, options);
        return Markup.If(!links.IsEmpty, $"<p class=\"small\">Clients: {links}</p>\n");
    }
}
