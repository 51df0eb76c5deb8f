using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Messaging.Formats;

/// <summary>
/// Chooses by Accept: highest q, then the more specific range, then the earlier one, then the order of the formats. The most
/// specific range that names a format decides its q; 0 refuses it. <c>text/html</c>, which browsers ask for, means the default
/// format. A header without one readable range counts as absent.
/// </summary>
internal static class AcceptHeader
{
    private const string Html = "text/html";

    public static MessageFormat? Choose(StringValues accept, MessageFormats formats)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges) || ranges.Count == 0)
            return formats.Default;
        return formats
            .Select(format => (Format: format, Wish: WishFor(format, format == formats.Default, ranges)))
            .Where(choice => choice.Wish.Quality > 0)
            .OrderByDescending(choice => choice.Wish.Quality)
            .ThenByDescending(choice => choice.Wish.Specificity)
            .ThenBy(choice => choice.Wish.Position)
            .FirstOrDefault().Format;
    }

    private static (double Quality, int Specificity, int Position) WishFor(
        MessageFormat format, bool isDefault, IList<MediaTypeHeaderValue> ranges)
    {
        var best = (Quality: 0.0, Specificity: 0, Position: 0);
        for (var position = 0; position < ranges.Count; position++)
        {
            var specificity = SpecificityFor(format, isDefault, ranges[position]);
            var quality = ranges[position].Quality ?? 1;
            if (specificity > best.Specificity || (specificity == best.Specificity && specificity > 0 && quality > best.Quality))
                best = (quality, specificity, position);
        }
        return best;
    }

    /// <summary>3 for the media type itself, 2 for its family, 1 for anything, 0 where the range is of something else.</summary>
    private static int SpecificityFor(MessageFormat format, bool isDefault, MediaTypeHeaderValue range)
    {
        if (range.MatchesAllTypes)
            return 1;
        if (range.MatchesAllSubTypes)
            return format.MediaTypes[0].StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        return format.MediaTypes.Contains(range.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            || (isDefault && range.MediaType.Equals(Html, StringComparison.OrdinalIgnoreCase))
            ? 3
            : 0;
    }
}
