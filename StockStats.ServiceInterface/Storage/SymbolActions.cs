using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Storage;

/// <summary>The lists in which vendors keep corporate actions.</summary>
[Flags]
public enum ActionLists
{
    None = 0,

    /// <summary>Splits and spin-offs.</summary>
    Splits = 1,

    /// <summary>Cash and stock dividends.</summary>
    Dividends = 2,
}

/// <summary>
/// Corporate actions of one symbol from one source, without bars: on holidays, before the first stored bar, announced for days to come.
/// </summary>
/// <param name="Symbol">Upper case, as <see cref="SymbolName"/> allows.</param>
/// <param name="Basis">What the source's prices are adjusted for; one symbol holds one basis.</param>
/// <param name="Source">Where they come from, for example <c>alphavantage</c>.</param>
/// <param name="Lists">The lists they are of; no action may be of another.</param>
/// <param name="Actions">
/// In any order. Cash of one day is summed; a day has no other kind twice, and not both a split and a spin-off.
/// </param>
public sealed record SymbolActions(
    string Symbol, PriceBasis Basis, string Source, ActionLists Lists, IReadOnlyList<CorporateAction> Actions)
{
    /// <summary>
    /// Whether the lists are whole from their first day on. An action that the same source gave before, of that day or a later one, and
    /// that is not in its list any more, is then deleted: an announced dividend was moved or called off. An empty list deletes nothing.
    /// </summary>
    public bool IsComplete { get; init; }

    /// <summary>When the lists were fetched, to be remembered of the symbol; null where that is not to be remembered.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
