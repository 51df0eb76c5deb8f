using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Messaging.Metadata.Html;

/// <summary>Puts an interpolated text together, its values escaped for contents of elements and quoted attributes.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupInterpolation
{
    private readonly StringBuilder _markup;

    public MarkupInterpolation(int literalLength, int formattedCount) => _markup = new(literalLength + formattedCount);

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(Markup markup) => _markup.Append(markup.ToString());

    public void AppendFormatted(int number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(string? text)
    {
        foreach (var character in text ?? "")
            AppendEscaped(character);
    }

    public override string ToString() => _markup.ToString();

    private void AppendEscaped(char character)
    {
        _ = character switch
        {
            '&' => _markup.Append("&amp;"),
            '<' => _markup.Append("&lt;"),
            '>' => _markup.Append("&gt;"),
            '"' => _markup.Append("&quot;"),
            '\'' => _markup.Append("&#39;"),
            _ => _markup.Append(IsForbidden(character) ? '\uFFFD' : character),
        };
    }

    /// <summary>Control characters but white space, which HTML does not allow.</summary>
    private static bool IsForbidden(char character) => char.IsControl(character) && character is not ('\t' or '\n' or '\r');
}
