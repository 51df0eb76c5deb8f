using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>An action as stored.</summary>
/// <param name="Action">The action.</param>
/// <param name="Irregular">Whether it is marked: cash by its size, anything else by hand.</param>
internal readonly record struct StoredAction(CorporateAction Action, bool Irregular)
{
    /// <summary>
    /// Whether a person has settled it, so that no source may change it: shares instead of cash, which no source reports as such
    /// (GOOGL 2014-04-03), or a mark that is not made by size.
    /// </summary>
    public bool IsByHand => Action.Kind == ActionKind.StockDividend || (Irregular && Action.Kind != ActionKind.Cash);
}

/// <summary>
/// Compares the rows of one symbol with what is stored and collects what has to be written. In memory only. Give it each row once, in
/// date order, or all of them as new ones.
/// </summary>
/// <param name="replacesWhole">Whether what an offered bar lacks goes, instead of being kept from the stored one.</param>
internal sealed class BatchDiff(bool replacesWhole = false)
{
    private readonly List<Bar> _bars = [];
    private IReadOnlyList<Bar>? _newBars;
    private readonly List<CorporateAction> _actions = [];
    private readonly List<CorporateAction> _removedActions = [];
    private int _inserted;
    private int _updated;
    private int _unchanged;

    /// <summary>Bars to insert or replace, whole, in date order.</summary>
    public IReadOnlyList<Bar> Bars => _newBars ?? _bars;

    /// <summary>How many of <see cref="Bars"/> replace a stored one.</summary>
    public int ReplacedBars { get; private set; }

    /// <summary>How many of <see cref="Bars"/> replace a final one.</summary>
    public int ReplacedFinalBars { get; private set; }

    /// <summary>Actions to insert or replace.</summary>
    public IReadOnlyList<CorporateAction> Actions => _actions;

    /// <summary>Actions to delete.</summary>
    public IReadOnlyList<CorporateAction> RemovedActions => _removedActions;

    /// <summary>What became of the rows so far.</summary>
    public WriteCounts Counts => new(_inserted, _updated, _unchanged);

    /// <summary>Whether there is anything to write.</summary>
    public bool HasChanges => _inserted + _updated > 0;

    /// <summary>Days that had no final bar and get one.</summary>
    public int NewFinalDays { get; private set; }

    /// <summary>Days that get a provisional bar, less those whose provisional bar becomes a final one.</summary>
    public int NewProvisionalDays { get; private set; }

    /// <summary>The first of the new final days; null without any.</summary>
    public DateOnly? FirstNewFinalDay { get; private set; }

    /// <summary>The last of the new final days; null without any.</summary>
    public DateOnly? LastNewFinalDay { get; private set; }

    /// <summary>Takes all rows of a symbol of which nothing is stored, without a copy of them.</summary>
    public void AddNew(IReadOnlyList<PriceRow> rows)
    {
        _newBars = new NewBars(rows);
        _inserted = rows.Count;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Actions is { Count: > 0 } actions) _actions.AddRange(actions);
            CountNewDay(row.Bar, replaced: null);
        }
    }

    /// <summary>Takes one row.</summary>
    /// <param name="row">The row offered.</param>
    /// <param name="stored">The bar stored for its day; null where there is none.</param>
    /// <param name="storedActions">The actions stored for its day.</param>
    public void Add(in PriceRow row, Bar? stored, IReadOnlyList<StoredAction> storedActions)
    {
        if (stored is { Provisional: false } && row.Bar.Provisional)
        {
            _unchanged++;
            return;
        }

        var merged = stored is { } before && !replacesWhole ? Merge(row.Bar, before) : row.Bar;
        var barChanged = merged != stored;
        var actionsChanged = CompareActions(row.Actions, storedActions);
        if (barChanged) Store(merged, stored);
        Count(stored is null, barChanged || actionsChanged);
    }

    /// <summary>The offered bar, with what it lacks taken from the stored one.</summary>
    public static Bar Merge(in Bar offered, in Bar stored) => offered with
    {
        High = offered.High ?? stored.High,
        Low = offered.Low ?? stored.Low,
        AdjustedClose = offered.AdjustedClose ?? stored.AdjustedClose,
    };

    private void Store(in Bar bar, Bar? replaced)
    {
        _bars.Add(bar);
        if (replaced is not null) ReplacedBars++;
        if (replaced is { Provisional: false }) ReplacedFinalBars++;
        CountNewDay(bar, replaced);
    }

    private void CountNewDay(in Bar bar, Bar? replaced)
    {
        if (bar.Provisional && replaced is null) NewProvisionalDays++;
        if (bar.Provisional || replaced is { Provisional: false }) return;
        if (replaced is not null) NewProvisionalDays--;
        NewFinalDays++;
        FirstNewFinalDay ??= bar.Date;
        LastNewFinalDay = bar.Date;
    }

    private void Count(bool isNew, bool changed)
    {
        if (isNew) _inserted++;
        else if (changed) _updated++;
        else _unchanged++;
    }

    private bool CompareActions(IReadOnlyList<CorporateAction>? offered, IReadOnlyList<StoredAction> stored)
    {
        if (offered is null || (offered.Count == 0 && stored.Count == 0)) return false;
        var before = _actions.Count + _removedActions.Count;
        var kept = KindsKeptByHand(stored);
        foreach (var action in offered)
            if (!kept.Contains(action.Kind) && !stored.Any(s => s.Action == action)) _actions.Add(action);
        foreach (var (action, _) in stored)
            if (!kept.Contains(action.Kind) && !offered.Any(o => o.Kind == action.Kind)) _removedActions.Add(action);
        return _actions.Count + _removedActions.Count > before;
    }

    /// <summary>
    /// Kinds of that day which no source may touch. What a vendor reports as cash a person may have confirmed to be a stock dividend,
    /// which keeps the cash out.
    /// </summary>
    private static HashSet<ActionKind> KindsKeptByHand(IReadOnlyList<StoredAction> stored)
    {
        var kinds = stored.Where(s => s.IsByHand).Select(s => s.Action.Kind).ToHashSet();
        if (kinds.Contains(ActionKind.StockDividend)) kinds.Add(ActionKind.Cash);
        return kinds;
    }
}
