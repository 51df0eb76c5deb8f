using System.Collections.ObjectModel;
using Microsoft.Net.Http.Headers;

namespace Messaging.Formats;

/// <summary>The formats of a program. The first is the default: for no Accept, for <c>*/*</c> and for browsers.</summary>
public sealed class MessageFormats : Collection<MessageFormat>
{
    /// <summary>Used where a request does not say, and to say that no format fits.</summary>
    public MessageFormat Default => this[0];

    /// <summary>The format of that short name, in any case; null where there is none.</summary>
    public MessageFormat? Find(ReadOnlySpan<char> name)
    {
        foreach (var format in this)
        {
            if (name.Equals(format.Name, StringComparison.OrdinalIgnoreCase))
                return format;
        }
        return null;
    }

    /// <summary>The format that Accept asks for; null where none of those asked for is to be had.</summary>
    internal MessageFormat? Choose(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0)
            return Default;
        return accept is [var only] && (only is null or "*/*" || Default.MediaTypes.Contains(only, StringComparer.Ordinal))
            ? Default
            : AcceptHeader.Choose(accept, this);
    }

    /// <summary>The format of a body so labelled; null where there is none, or not in UTF-8.</summary>
    /// <param name="contentType">The label, with its parameters.</param>
    /// <param name="unlabelled">For a body without a label; null for the default.</param>
    internal MessageFormat? FindForBody(string? contentType, MessageFormat? unlabelled = null)
    {
        if (string.IsNullOrEmpty(contentType))
            return unlabelled ?? Default;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !IsUtf8(type))
            return null;
        return this.FirstOrDefault(format => format.MediaTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>True where a label names no character set, or one that UTF-8 reads.</summary>
    internal static bool IsUtf8(MediaTypeHeaderValue type) =>
        HeaderUtilities.RemoveQuotes(type.Charset) is var charset
        && (!charset.HasValue || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase));
}
