using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Which kinds of action which lists hold.</summary>
internal static class ActionKindLists
{
    /// <summary>The one list that holds a kind. A day's action of a list takes the place of any other kind of the same list.</summary>
    public static ActionLists Of(ActionKind kind) => kind switch
    {
        ActionKind.Split or ActionKind.SpinOff => ActionLists.Splits,
        ActionKind.StockDividend or ActionKind.Cash => ActionLists.Dividends,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "split, spin_off, stock_dividend or cash"),
    };
}
