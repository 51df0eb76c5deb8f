using Messaging.Metadata.Html;

namespace Messaging.Metadata.Pages;

/// <summary>What all pages have around their content.</summary>
/// <param name="site">What the program is called.</param>
/// <param name="stylesheet">The stylesheet's path.</param>
/// <param name="links">Further parts of the program.</param>
internal sealed class Layout(string site, string stylesheet, IEnumerable<PageLink> links)
{
    private readonly PageLink[] _links = [new("Messages", MetadataPaths.Index), new("Clients", MetadataPaths.Types), .. links];

    /// <param name="title">Of the page, without the program's name.</param>
    /// <param name="path">Its own path, to mark in the navigation; null for none there.</param>
    /// <param name="content">Begins with the one h1.</param>
    public PageContent Page(string title, string? path, Markup content) => new(Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} - {site}</title>
        <link rel="stylesheet" href="{Markup.Root}{stylesheet}">
        </head>
        <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
        <p class="site">{site}</p>
        <nav aria-label="Pages"><ul>{Markup.Each(_links, link => Item(link, path))}</ul></nav>
        </header>
        <main id="content" tabindex="-1">
        {content}</main>
        </body>
        </html>

        """));

    private static Markup Item(PageLink link, string? path)
    {
        var current = Markup.If(link.Path.Equals(path, StringComparison.Ordinal), $" aria-current=\"page\"");
        return Markup.Of($"""<li><a href="{Markup.Root}{link.Path}"{current}>{link.Text}</a></li>""");
    }
}
