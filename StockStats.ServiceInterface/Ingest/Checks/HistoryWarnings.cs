using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Guard;

namespace StockStats.ServiceInterface.Ingest.Checks;

/// <summary>Tells what an import changed of stored final bars.</summary>
internal static class HistoryWarnings
{
    /// <summary>The history as a whole, or each correction.</summary>
    public static IReadOnlyList<IngestWarning> Of(HistoryNote note) => note.Verdict.Change switch
    {
        HistoryChange.Readjusted => [new(null, WarningRules.Readjusted, $"{HistoryText.Of(note.Verdict)} The stored bars are replaced.")],
        HistoryChange.Rewritten => [new(null, WarningRules.Rewritten, $"{HistoryText.Of(note.Verdict)} They are replaced, since --force was given.")],
        _ => [.. note.Corrections.Select(Correction), .. Rest(note)],
    };

    private static IngestWarning Correction(BarChange change)
    {
        var (before, after) = (change.Stored, change.Offered);
        var differences = string.Join(", ", Differences(before, after));
        return new(before.Date, WarningRules.Correction, FormattableString.Invariant($"{before.Date:yyyy-MM-dd} was corrected: {differences}"));
    }

    private static IEnumerable<string> Differences(Bar before, Bar after)
    {
        if (before.Open != after.Open) yield return $"open {before.Open} -> {after.Open}";
        if (before.High != after.High) yield return $"high {Text(before.High)} -> {Text(after.High)}";
        if (before.Low != after.Low) yield return $"low {Text(before.Low)} -> {Text(after.Low)}";
        if (before.Close != after.Close) yield return $"close {before.Close} -> {after.Close}";
        if (before.Volume != after.Volume) yield return FormattableString.Invariant($"volume {before.Volume} -> {after.Volume}");
    }

    private static string Text(Price? price) => price?.ToString() ?? "none";

    private static IEnumerable<IngestWarning> Rest(HistoryNote note)
    {
        var rest = note.CorrectionCount - note.Corrections.Count;
        if (rest > 0) yield return new(null, WarningRules.Correction, FormattableString.Invariant($"{rest} more days were corrected"));
    }
}
