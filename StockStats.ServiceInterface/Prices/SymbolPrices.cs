using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Prices;

/// <summary>Validated rows of one symbol from one source, on their way to the store.</summary>
/// <param name="Symbol">Upper case, as <see cref="SymbolName"/> allows.</param>
/// <param name="Basis">What the source's prices are adjusted for; one symbol holds one basis.</param>
/// <param name="Source">Where the rows come from, for example <c>alphavantage</c> or <c>file:yahoo</c>.</param>
/// <param name="Rows">In date order, no date twice.</param>
public sealed record SymbolPrices(string Symbol, PriceBasis Basis, string Source, IReadOnlyList<PriceRow> Rows);

/// <summary>One day of a source: its bar, and the actions the source reports for that day.</summary>
/// <param name="Bar">The day's prices. An absent high, low or adjusted close keeps what is stored.</param>
/// <param name="Actions">
/// Null where the source does not report actions (what is stored stays); empty where it says that nothing happened that day.
/// </param>
public readonly record struct PriceRow(Bar Bar, IReadOnlyList<CorporateAction>? Actions);
