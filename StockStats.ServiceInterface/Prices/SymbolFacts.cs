using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Prices;

/// <summary>What is known of a symbol besides its bars.</summary>
/// <param name="Symbol">The symbol, for messages.</param>
/// <param name="Basis">What the bars are adjusted for as they are.</param>
/// <param name="Actions">Splits and dividends known, in any order. Cash is as paid, not adjusted for later splits.</param>
/// <param name="ActionsAsOf">The day up to which actions were fetched; null where they never were.</param>
public sealed record SymbolFacts(string Symbol, PriceBasis Basis, IReadOnlyList<CorporateAction> Actions, DateOnly? ActionsAsOf)
{
    /// <summary>Prices as traded, of nobody in particular, without actions.</summary>
    public static readonly SymbolFacts Unknown = new("", PriceBasis.Raw, [], null);
}
