using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Formats;
using Messaging.Metadata.Html;
using Messaging.Metadata.Samples;

namespace Messaging.Metadata.Pages;

/// <summary>All about one message.</summary>
internal sealed class MessagePage(MessageDocs docs, MessageFormats formats, MetadataOptions options)
{
    private const string KnownCallers = "The caller must be known: without a valid key or token it is answered 401.";

    public Markup Render(MessageDoc doc, MessageExamples examples)
    {
        var message = doc.Message;
        var types = TypeAnchors.Inside(docs, [doc.Request, .. doc.Response is null ? [] : (TypeDoc[])[doc.Response]]);
        Section[] sections =
        [
            new("routes", "Routes", Markup.Of($"{Routes(message)}{AddressTable.Of(message, formats)}")),
            new("fields", "Fields", Fields(doc.Request, types)),
            new("answer", "Answer", Answer(doc, types)),
            new("types", "Types", Markup.Each(types.Types, type => Type(type, types))),
            new("request-examples", "Request examples", ExampleSections.Requests(message, examples)),
            new("answer-examples", "Answer examples", ExampleSections.Answers(message, examples)),
            new("errors", "Errors", ErrorSection.Render(doc, options, examples.Error)),
            new("clients", "Clients", Clients(message)),
        ];
        return Markup.Of($"<h1>{message.Name}</h1>\n{Introduction(doc)}{Section.RenderAll(sections)}");
    }

    private static Markup Introduction(MessageDoc doc)
    {
        var tags = Markup.If(doc.Tags.Count > 0, $"""<p class="small">Tags: {string.Join(", ", doc.Tags)}</p>""");
        var callers = Parts.Paragraph(doc.RequiresAuthentication ? KnownCallers : null);
        return Markup.Of($"{Parts.Paragraph(doc.Description)}{Parts.Paragraph(doc.Notes)}{callers}{tags}\n");
    }

    private static Markup Routes(Message message) => Table.Of<MessageRoute>(
        $"Routes of {message.Name}",
        [.. message.Routes],
        new("Path", route => Parts.Code(route.Path)),
        new("Verbs", route => Parts.Verbs(route.Verbs)),
        new("What it does", route => Parts.Text(route.Summary)),
        new("Notes", route => Parts.Text(route.Notes)));

    private static Markup Fields(TypeDoc request, TypeAnchors types) => Markup.Of($"""
        <p>What a request can give: in the path, in the query, or in a form or body where the verb has one.</p>
        {TypeTables.OfRequest(request, types)}
        """);

    private static Markup Answer(MessageDoc doc, TypeAnchors types) => (doc.Response, doc.Message.ResponseType) switch
    {
        ({ } response, _) => Markup.Of($"{Parts.Named(response.Name, response.Description)}{TypeTables.OfType(response, types)}"),
        (null, { } type) => Parts.Named(DataTypes.NameOf(type), null),
        _ => Parts.Paragraph("204, without a body."),
    };

    private static Markup Type(TypeDoc type, TypeAnchors types) => Markup.Of($"""
        <h3 id="{types.IdOf(type)}">{type.Name}</h3>
        {Parts.Paragraph(type.Description)}{Parts.Paragraph(type.Notes)}{TypeTables.OfType(type, types)}
        """);

    private Markup Clients(Message message)
    {
        var links = Parts.ClientLinks(message, options);
        var help = Parts.Link(MetadataPaths.Types, "How to use them");
        return Markup.If(!links.IsEmpty, $"<p>This message and its types: {links}. {help}</p>\n");
    }
}
