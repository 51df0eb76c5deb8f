using Messaging.Catalog;
using Messaging.Metadata.Html;

namespace Messaging.Metadata.Pages;

/// <summary>Small pieces that several pages show.</summary>
internal static class Parts
{
    public static Markup Comma { get; } = Markup.Of($", ");

    /// <summary>Empty for no text.</summary>
    public static Markup Code(string? text) => Markup.If(!string.IsNullOrEmpty(text), $"<code>{text}</code>");

    public static Markup Text(string? text) => Markup.Of($"{text}");

    /// <summary>Empty for no text.</summary>
    public static Markup Paragraph(string? text) => Markup.If(!string.IsNullOrEmpty(text), $"<p>{text}</p>\n");

    /// <summary>A name of code, and what it means.</summary>
    public static Markup Named(string name, string? description) =>
        Markup.Of($"<p>{Code(name)}{Markup.If(description is not null, $": {description}")}</p>\n");

    /// <summary>A long text in lines of its own; it can be scrolled, so it can be reached by the keyboard.</summary>
    public static Markup Block(string label, Markup text) =>
        Markup.Of($"<pre tabindex=\"0\" role=\"group\" aria-label=\"{label}\"><code>{text}</code></pre>\n");

    public static Markup Link(string path, string text) => Markup.Of($"""<a href="{Markup.Root}{path}">{text}</a>""");

    /// <summary>To the message's part of each generated client; empty where there are none.</summary>
    public static Markup ClientLinks(Message message, MetadataOptions options) =>
        Markup.Each(options.Clients, Comma, client => Link(MetadataPaths.Of(message, client), client.Language));

    public static Markup Verb(string verb) => Markup.Of($"""<span class="verb {verb.ToLowerInvariant()}">{verb}</span>""");

    public static Markup Verbs(IEnumerable<string> verbs) => Markup.Each(verbs, Markup.Of($" "), Verb);
}
