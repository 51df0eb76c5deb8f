using System.Text;

namespace Messaging.Binding;

/// <summary>
/// Lists as text: <c>A,B,C</c>, also in brackets. An item with a comma or quote in it stands in double quotes, a quote in
/// it doubled, as in JSV. An empty item is none, unless quoted.
/// </summary>
internal static class ListText
{
    public static string Expected(string item) => $"{item}, or several with commas between";

    public static bool TryParse<T>(ReadOnlySpan<char> text, ValueText<T> item, out List<T> items)
    {
        items = [];
        if (text is ['[', .., ']'])
            text = text[1..^1];
        while (true)
        {
            if (!TryTakeItem(ref text, out var isLast, out var next) || !item.TryParse(next, out var value))
                return false;
            items.Add(value);
            if (isLast)
                return true;
        }
    }

    private static bool TryTakeItem(ref ReadOnlySpan<char> text, out bool isLast, out ReadOnlySpan<char> item)
    {
        isLast = false;
        if (text is ['"', ..])
        {
            if (!TryUnquote(ref text, out var unquoted))
            {
                item = default;
                return false;
            }
            item = unquoted;
        }
        else
        {
            var end = text.IndexOf(',');
            item = end < 0 ? text : text[..end];
            text = text[item.Length..];
            if (item.IsEmpty)
                return false;
        }
        isLast = text.IsEmpty;
        if (isLast)
            return true;
        var separated = text[0] == ',';
        text = text[1..];
        return separated;
    }

    /// <summary>Takes a quoted item from the start of the text, its closing quote included.</summary>
    private static bool TryUnquote(ref ReadOnlySpan<char> text, out string item)
    {
        var unquoted = new StringBuilder();
        for (var rest = text[1..]; ;)
        {
            var quote = rest.IndexOf('"');
            if (quote < 0)
            {
                item = "";
                return false;
            }
            unquoted.Append(rest[..quote]);
            rest = rest[(quote + 1)..];
            if (rest is not ['"', ..])
            {
                text = rest;
                item = unquoted.ToString();
                return true;
            }
            unquoted.Append('"');
            rest = rest[1..];
        }
    }
}
