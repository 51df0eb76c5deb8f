using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>Judges a claimed symbol of which stored final bars would change, under its lock. Others never come here.</summary>
internal static class HistoryJudge
{
    /// <summary>Whether there is anything to judge.</summary>
    public static bool IsNeeded(SymbolClaim claim, HistoryRule rule) => rule != HistoryRule.Overwrite && claim.Diff.ReplacedFinalBars > 0;

    /// <summary>Notes on the claim what changed, or why nothing of it may be stored.</summary>
    /// <param name="claim">The symbol.</param>
    /// <param name="stored">Its stored bars of the days offered, in date order.</param>
    /// <param name="rule">Guarded or forced.</param>
    /// <returns>Whether its stored bars are to be replaced whole, so that no price of the old history stays beside those of the new.</returns>
    public static bool Judge(SymbolClaim claim, IReadOnlyList<Bar> stored, HistoryRule rule)
    {
        var rows = claim.Offered.Rows;
        var common = Common(rows, stored, out var matched);
        var verdict = HistoryGuard.Judge(common, [.. rows.SelectMany(row => row.Actions ?? [])]);
        if (verdict.Change is HistoryChange.Readjusted or HistoryChange.Rewritten)
        {
            var isWhole = common.Count == claim.Stored.Days && matched == stored.Count;
            if (rule == HistoryRule.Forced || (isWhole && verdict.Change == HistoryChange.Readjusted)) claim.History = new(verdict, 0, []);
            else claim.Conflict = new HistoryConflict(claim.Offered.Symbol, verdict, claim.Stored.Days, rows.Count);
            return claim.Conflict is null;
        }

        BarChange[] corrections = [.. common.Where(change => change.IsCorrection)];
        if (corrections.Length > 0) claim.History = new(verdict, corrections.Length, [.. corrections.Take(HistoryNote.MostCorrectionsTold)]);
        return false;
    }

    /// <summary>The days that are final on both sides; what the offered bar lacks is taken from the stored one.</summary>
    private static List<BarChange> Common(IReadOnlyList<PriceRow> rows, IReadOnlyList<Bar> stored, out int matched)
    {
        List<BarChange> common = [];
        matched = 0;
        var next = 0;
        foreach (var bar in stored)
        {
            while (next < rows.Count && rows[next].Bar.Date < bar.Date) next++;
            if (next == rows.Count || rows[next].Bar.Date != bar.Date) continue;
            matched++;
            if (!bar.Provisional && !rows[next].Bar.Provisional) common.Add(new(bar, BatchDiff.Merge(rows[next].Bar, bar)));
        }

        return common;
    }
}
