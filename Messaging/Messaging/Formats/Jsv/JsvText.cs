using System.Buffers;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Jsv;

/// <summary>Texts in JSV: as they are, in double quotes where they are empty or have a character of JSV's own in them.</summary>
internal static class JsvText
{
    private static readonly SearchValues<char> Own = SearchValues.Create("\":,{}[]\r\n");

    public static void Write(ref Utf8Output output, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.ContainsAny(Own))
            output.WriteQuoted(text);
        else
            output.Write(text);
    }
}
