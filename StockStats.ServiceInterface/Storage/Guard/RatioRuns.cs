namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>Cuts a series of closes where their ratio changes.</summary>
internal static class RatioRuns
{
    /// <summary>Fewest bars that make a run by themselves: one or two corrected bars always have some ratio.</summary>
    public const int FewestBars = 5;

    /// <summary>The runs in date order; what is in none of them has no ratio with its neighbours.</summary>
    /// <param name="pairs">In date order.</param>
    /// <param name="fewest">Fewest bars of a run.</param>
    public static List<RatioRun> Find(ReadOnlySpan<ClosePair> pairs, int fewest = FewestBars)
    {
        List<RatioRun> runs = [];
        for (var start = 0; start < pairs.Length;)
        {
            var run = Extend(pairs, start);
            if (run.Bars >= fewest) runs.Add(run);
            // Not past its end: a first bar that fits nothing must not keep those after it out of a run of their own.
            start = run.Bars >= fewest ? run.End : start + 1;
        }

        return runs;
    }

    /// <summary>The longest run from a position on; a single bar that does not fit is passed over where the next one does.</summary>
    private static RatioRun Extend(ReadOnlySpan<ClosePair> pairs, int start)
    {
        var run = new RatioRun(start, start + 1, 1, pairs[start].Lowest, pairs[start].Highest);
        for (var i = start + 1; i < pairs.Length && i <= run.End + 1; i++)
        {
            var (lowest, highest) = (Math.Max(run.Lowest, pairs[i].Lowest), Math.Min(run.Highest, pairs[i].Highest));
            if (lowest <= highest) run = new(start, i + 1, run.Bars + 1, lowest, highest);
        }

        return run;
    }
}
