using System.Text;
using System.Xml.Linq;

namespace Messaging.Documentation;

/// <summary>The text of a doc comment: markup gone, references by their last name, white space as one space.</summary>
internal static class DocText
{
    /// <summary>Null where there is no text.</summary>
    public static string? Of(XElement? element)
    {
        if (element is null)
            return null;
        var text = new StringBuilder();
        Append(text, element);
        var words = text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText plain)
                text.Append(plain.Value);
            else if (node is XElement { IsEmpty: true } reference)
                text.Append(ReferenceOf(reference));
            else if (node is XElement inner)
                AppendInner(text, inner);
        }
    }

    private static void AppendInner(StringBuilder text, XElement inner)
    {
        // Paragraphs and items are apart from what stands before and after them; words in <c> or <b> are not.
        var isBlock = inner.Name.LocalName is "para" or "item" or "list" or "term" or "description" or "code";
        text.Append(isBlock ? " " : "");
        Append(text, inner);
        text.Append(isBlock ? " " : "");
    }

    /// <summary>The name that <c>see</c>, <c>paramref</c> and such refer to; a space for <c>br</c> and <c>para</c>.</summary>
    private static string ReferenceOf(XElement reference)
    {
        if ((reference.Attribute("langword") ?? reference.Attribute("name") ?? reference.Attribute("href")) is { } name)
            return name.Value;
        if (reference.Attribute("cref")?.Value is not { } id)
            return " ";
        var end = id.IndexOf('(', StringComparison.Ordinal);
        var path = end < 0 ? id : id[..end];
        var last = path[(path.LastIndexOfAny(['.', ':']) + 1)..];
        var arity = last.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? last : last[..arity];
    }
}
