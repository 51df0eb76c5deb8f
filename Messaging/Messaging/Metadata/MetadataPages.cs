using System.Collections.Concurrent;
using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Errors;
using Messaging.Formats;
using Messaging.Metadata.Pages;
using Messaging.Metadata.Samples;
using Microsoft.Extensions.Hosting;

namespace Messaging.Metadata;

/// <summary>The pages, each rendered when first asked for and then kept. For all requests at once.</summary>
internal sealed class MetadataPages
{
    private readonly MessageFormats _formats;
    private readonly Layout _layout;
    private readonly MessagePage _messagePage;
    private readonly ExampleBuilder _examples;
    private readonly MessageDocs _docs;
    private readonly ConcurrentDictionary<(Message Message, MessageFormat? Format), PageContent> _messages = [];
    private readonly Lazy<PageContent> _index;
    private readonly Lazy<PageContent> _types;
    private readonly Lazy<PageContent> _notFound;

    public MetadataPages(MessageDocs docs, MessagingOptions options, ErrorWriter errors, IHostEnvironment environment)
    {
        var metadata = options.Metadata;
        var site = metadata.Title ?? environment.ApplicationName;
        (_docs, _formats) = (docs, options.Formats);
        _layout = new(site, Stylesheet.Path, metadata.Links);
        _messagePage = new(docs, options.Formats, metadata);
        _examples = new(docs, options.Formats, errors, metadata.Examples.AsReadOnly());
        var index = new IndexPage(options.Formats, metadata);
        _index = new(() => _layout.Page("Messages", MetadataPaths.Index, index.Render(site, docs.Messages)));
        _types = new(() => _layout.Page(TypesPage.Title, MetadataPaths.Types, TypesPage.Render(metadata)));
        _notFound = new(() => _layout.Page(NotFoundPage.Title, null, NotFoundPage.Render()));
    }

    public PageContent Index => _index.Value;

    public PageContent Types => _types.Value;

    public PageContent NotFound => _notFound.Value;

    /// <summary>The page of a message.</summary>
    /// <param name="message">Of the catalog.</param>
    /// <param name="format">Whose examples come first; null for the default's.</param>
    /// <param name="services">Of one request.</param>
    public async ValueTask<PageContent> OfAsync(Message message, MessageFormat? format, IServiceProvider services)
    {
        if (_messages.TryGetValue((message, format), out var page))
            return page;
        var doc = _docs.Of(message);
        var examples = (await _examples.BuildAsync(doc, services)).StartingWith(format ?? _formats.Default);
        // Two that ask at once may both render; the pages are the same.
        return _messages.GetOrAdd((message, format), _layout.Page(message.Name, null, _messagePage.Render(doc, examples)));
    }
}
