using Messaging.Catalog;
using Messaging.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Messaging.Formats;

/// <summary>
/// Chooses the format of an answer: what the path says (a suffix such as <c>.csv</c>, or <c>/csv/reply/</c>) goes before
/// <c>?format=csv</c>, and that before Accept.
/// </summary>
internal static class FormatChoice
{
    private const string Parameter = "format";

    /// <summary>The format to answer in; null where none of those asked for is to be had.</summary>
    public static MessageFormat? Choose(MessageFormats formats, HttpRequest request, MessagePath path, Message? message) =>
        path.Format ?? (Named(request, message) is { } name ? formats.Find(name) : formats.Choose(request));

    /// <summary>The format for an error, wherever it happened: the default where what is asked for is not to be had.</summary>
    public static MessageFormat ChooseForError(MessageFormats formats, HttpContext context, Message? message)
    {
        var chosen = context.GetEndpoint()?.Metadata.GetMetadata<MessagePath>() is { } path
            ? Choose(formats, context.Request, path, message)
            : OfPath(formats, context.Request.Path.Value)
                ?? (Named(context.Request, message) is { } name ? formats.Find(name) : formats.Choose(context.Request));
        return chosen ?? formats.Default;
    }

    /// <summary>What <c>?format=</c> says; null where it says nothing, or where the message has a field of that name.</summary>
    public static string? Named(HttpRequest request, Message? message)
    {
        var query = request.QueryString.Value;
        if (query is null || !query.Contains(Parameter, StringComparison.OrdinalIgnoreCase))
            return null;
        if (message?.FindField(Parameter) is not null)
            return null;
        foreach (var pair in new QueryStringEnumerable(query))
        {
            if (pair.DecodeName().Span.Equals(Parameter, StringComparison.OrdinalIgnoreCase) && !pair.EncodedValue.IsEmpty)
                return pair.DecodeValue().ToString();
        }
        return null;
    }

    /// <summary>What the path of no message says about the format.</summary>
    private static MessageFormat? OfPath(MessageFormats formats, string? path)
    {
        var last = path.AsSpan()[((path?.LastIndexOf('/') ?? -1) + 1)..];
        var dot = last.LastIndexOf('.');
        if (dot >= 0 && formats.Find(last[(dot + 1)..]) is { } bySuffix)
            return bySuffix;
        return path?.Split('/') is ["", var first, var kind, ..] && MessagePaths.IsCallKind(kind) ? formats.Find(first) : null;
    }
}
