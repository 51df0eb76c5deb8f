using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>Tells corrections of single bars from a history that was adjusted anew, and from that of another company. Pure.</summary>
internal static class HistoryGuard
{
    /// <summary>Fewest bars in common to judge by, and fewest neighbouring bars of one ratio.</summary>
    public const int FewestBars = RatioRuns.FewestBars;

    /// <summary>Smallest distance of a ratio from 1 that counts.</summary>
    public const double LeastChange = ClosePair.LeastChange;

    /// <summary>The part of the bars that has to fit a readjustment: within the rounding of either side of its ratios.</summary>
    public const double LeastFitting = 0.9;

    /// <summary>The part of the closes that may move, each for itself.</summary>
    public const double MostMoved = 0.2;

    /// <summary>Judges the bars of days that are stored and offered.</summary>
    /// <param name="bars">Final on both sides, in date order.</param>
    /// <param name="actions">The actions that came with the offered rows, in date order; of other days too.</param>
    public static HistoryVerdict Judge(IReadOnlyList<BarChange> bars, IReadOnlyList<CorporateAction> actions)
    {
        var pairs = bars.Any(bar => bar.IsCorrection) ? ClosePairs.Of(bars) : [];
        var moved = pairs.Count(pair => pair.HasMoved);
        var spans = Spans(pairs, actions);
        var change = pairs.Length == 0 ? HistoryChange.Unchanged
            : spans.Count > 0 ? HistoryChange.Readjusted
            : pairs.Length >= FewestBars && moved > pairs.Length * MostMoved ? HistoryChange.Rewritten
            : HistoryChange.Corrections;
        return new(change, bars.Count, moved, spans);
    }

    /// <summary>The scaled days; none where most of the bars do not fit that.</summary>
    private static List<RatioSpan> Spans(ClosePair[] pairs, IReadOnlyList<CorporateAction> actions)
    {
        var runs = RatioRuns.Find(pairs);
        if (!Fit(pairs, runs)) runs = AroundMedian(pairs);
        var spans = Scaled(pairs, runs, actions);
        // A split that came with the rows accounts for a few bars as well.
        return spans.Count > 0 || !actions.Any(action => action.Factor is not null)
            ? spans
            : Scaled(pairs, RatioRuns.Find(pairs, fewest: 1), actions).FindAll(span => span.Explanation is { Factor: not null });
    }

    private static bool Fit(ClosePair[] pairs, List<RatioRun> runs)
    {
        var (fitting, next) = (0, 0);
        foreach (var run in runs.Where(run => run.IsScaled))
        {
            for (; next < run.Start; next++) fitting += pairs[next].HasMoved ? 0 : 1;
            (fitting, next) = (fitting + run.Bars, run.End);
        }

        for (; next < pairs.Length; next++) fitting += pairs[next].HasMoved ? 0 : 1;
        return fitting >= pairs.Length * LeastFitting;
    }

    /// <summary>All days as one run where most of them fit the median ratio.</summary>
    private static List<RatioRun> AroundMedian(ClosePair[] pairs)
    {
        if (pairs.Length < FewestBars) return [];
        var ratios = Array.ConvertAll(pairs, pair => pair.Ratio);
        Array.Sort(ratios);
        var median = (ratios[(ratios.Length - 1) / 2] + ratios[ratios.Length / 2]) / 2;
        var fitting = pairs.Count(pair => pair.Fits(median));
        return fitting >= pairs.Length * LeastFitting ? [new(0, pairs.Length, fitting, median, median)] : [];
    }

    private static List<RatioSpan> Scaled(ClosePair[] pairs, List<RatioRun> runs, IReadOnlyList<CorporateAction> actions)
    {
        List<RatioSpan> spans = [];
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (!run.IsScaled) continue;
            var (first, last) = (pairs[run.Start].Date, pairs[run.End - 1].Date);
            var until = run.End < pairs.Length ? pairs[run.End].Date : DateOnly.MaxValue;
            var step = run.Ratio / (i + 1 < runs.Count && runs[i + 1].IsScaled ? runs[i + 1].Ratio : 1);
            spans.Add(new(run.Ratio, first, last, run.Bars, Explanation(actions, last, until, step)));
        }

        return spans;
    }

    /// <summary>The action between two days that makes such a step; null where none does.</summary>
    private static CorporateAction? Explanation(IReadOnlyList<CorporateAction> actions, DateOnly after, DateOnly until, double step)
    {
        const double Near = 0.01;
        foreach (var action in actions)
        {
            if (action.Date <= after || action.Date > until) continue;
            var explains = action.Factor is { } factor
                ? Math.Abs(step * factor.Numerator / factor.Denominator - 1) < Near
                : step < 1;
            if (explains) return action;
        }

        return null;
    }
}
