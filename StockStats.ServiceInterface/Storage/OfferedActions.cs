using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Checks actions that a caller offers without bars, so that a mistake shows before anything is locked.</summary>
internal static class OfferedActions
{
    /// <summary>The actions in date order, with cash paid twice on one day summed.</summary>
    /// <exception cref="ArgumentException">They are not as <see cref="SymbolActions"/> says.</exception>
    public static IReadOnlyList<CorporateAction> Checked(SymbolActions offered)
    {
        if (!SymbolName.TryNormalize(offered.Symbol, out var normal) || !string.Equals(normal, offered.Symbol, StringComparison.Ordinal))
            throw new ArgumentException($"'{offered.Symbol}' is not a symbol: {SymbolName.Rule}.", nameof(offered));
        foreach (var action in offered.Actions)
        {
            if (!offered.Lists.HasFlag(ActionKindLists.Of(action.Kind)))
                throw new ArgumentException($"{Name(action)} is in none of the lists {offered.Lists}.", nameof(offered));
        }

        return [.. offered.Actions.GroupBy(action => (action.Date, List: ActionKindLists.Of(action.Kind))).Select(OfDay).OrderBy(action => action.Date)];
    }

    private static CorporateAction OfDay(IGrouping<(DateOnly Date, ActionLists List), CorporateAction> day)
    {
        CorporateAction[] actions = [.. day];
        if (actions.Length == 1) return actions[0];
        return Array.TrueForAll(actions, action => action.Kind == ActionKind.Cash)
            ? CorporateAction.Cash(day.Key.Date, new(actions.Sum(action => action.Amount!.Value.Millionths)))
            : throw new ArgumentException($"{Name(actions[0])} and {Name(actions[1])} cannot both be.", nameof(day));
    }

    private static string Name(CorporateAction action) => FormattableString.Invariant($"'{ActionKinds.Name(action.Kind)}' of {action.Date:yyyy-MM-dd}");
}
