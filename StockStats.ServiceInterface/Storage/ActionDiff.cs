using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>An action as stored, with where it came from.</summary>
internal readonly record struct SourcedAction(StoredAction Stored, string Source)
{
    public CorporateAction Action => Stored.Action;
}

/// <summary>Compares actions that come without bars with the stored ones, and says what has to be written. In memory only.</summary>
internal sealed class ActionDiff
{
    private readonly List<CorporateAction> _upserts = [];
    private readonly List<CorporateAction> _removed = [];
    private int _inserted;
    private int _updated;
    private int _unchanged;

    /// <param name="offered">What comes.</param>
    /// <param name="actions">Its actions, as <see cref="OfferedActions.Checked"/> leaves them.</param>
    /// <param name="stored">All stored actions of the symbol.</param>
    public ActionDiff(SymbolActions offered, IReadOnlyList<CorporateAction> actions, IReadOnlyList<SourcedAction> stored)
    {
        var days = stored.ToLookup(action => Place(action.Action));
        foreach (var action in actions) Compare(action, [.. days[Place(action)]]);
        if (offered.IsComplete) RemoveMissing(offered, actions, stored);
    }

    /// <summary>Actions to insert or replace.</summary>
    public IReadOnlyList<CorporateAction> Upserts => _upserts;

    /// <summary>Actions to delete.</summary>
    public IReadOnlyList<CorporateAction> Removed => _removed;

    /// <summary>What became of each offered action; one that is deleted without another in its place counts as updated too.</summary>
    public WriteCounts Counts => new(_inserted, _updated, _unchanged);

    private static (DateOnly Date, ActionLists List) Place(CorporateAction action) => (action.Date, ActionKindLists.Of(action.Kind));

    /// <param name="action">What is offered.</param>
    /// <param name="stored">What is stored of that day in the same list.</param>
    private void Compare(CorporateAction action, SourcedAction[] stored)
    {
        var isKept = Array.Exists(stored, one => one.Stored.IsByHand);
        if (isKept || stored is [{ Action: var same }] && same == action)
        {
            _unchanged++;
            return;
        }

        _upserts.Add(action);
        _removed.AddRange(stored.Select(one => one.Action).Where(one => one.Kind != action.Kind));
        if (stored.Length == 0) _inserted++;
        else _updated++;
    }

    private void RemoveMissing(SymbolActions offered, IReadOnlyList<CorporateAction> actions, IReadOnlyList<SourcedAction> stored)
    {
        var places = actions.Select(Place).ToHashSet();
        foreach (var list in (ActionLists[])[ActionLists.Splits, ActionLists.Dividends])
        {
            CorporateAction[] listed = [.. actions.Where(action => ActionKindLists.Of(action.Kind) == list)];
            if (listed.Length == 0) continue;
            var first = listed.Min(action => action.Date);
            foreach (var one in stored.Where(one => !one.Stored.IsByHand && string.Equals(one.Source, offered.Source, StringComparison.Ordinal)))
            {
                if (ActionKindLists.Of(one.Action.Kind) != list || one.Action.Date < first || places.Contains(Place(one.Action))) continue;
                _removed.Add(one.Action);
                _updated++;
            }
        }
    }
}
