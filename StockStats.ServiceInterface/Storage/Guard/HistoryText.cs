using System.Globalization;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>Says for people what became of a history.</summary>
internal static class HistoryText
{
    /// <summary>Spans told one by one: a share that pays four dividends a year has a hundred in 25 years.</summary>
    private const int MostSpans = 3;

    /// <summary>A sentence about a history that was adjusted anew or rewritten.</summary>
    public static string Of(HistoryVerdict verdict)
    {
        if (verdict.Change == HistoryChange.Rewritten)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"{verdict.Moved} of {verdict.Common} stored closes would change, by no common ratio.");
        }

        var spans = string.Join("; ", verdict.Spans.Take(MostSpans).Select(Of));
        var more = verdict.Spans.Count - MostSpans;
        var rest = more > 0 ? string.Create(CultureInfo.InvariantCulture, $"; and {more} more spans") : "";
        return $"Its history was adjusted anew: {spans}{rest}.";
    }

    private static string Of(RatioSpan span) => string.Create(CultureInfo.InvariantCulture,
        $"{span.Bars} closes from {span.First:yyyy-MM-dd} to {span.Last:yyyy-MM-dd} are {span.Ratio:G4} of those stored{Of(span.Explanation)}");

    private static string Of(CorporateAction? explanation) => explanation switch
    {
        null => "",
        { Factor: { } factor } action => string.Create(CultureInfo.InvariantCulture,
            $" (explained by {factor.Numerator}:{factor.Denominator} on {action.Date:yyyy-MM-dd})"),
        { } action => string.Create(CultureInfo.InvariantCulture, $" (explained by the dividend of {action.Amount} on {action.Date:yyyy-MM-dd})"),
    };
}
