using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Prices.Adjustments;

/// <summary>What has to be done to prices of a basis for an adjustment.</summary>
/// <param name="Splits">1: splits, spin-offs and stock dividends are applied; −1: they are undone; 0: they stay as they are.</param>
/// <param name="Cash">Whether dividends paid in money are applied.</param>
internal readonly record struct AdjustmentPlan(int Splits, bool Cash)
{
    public bool IsNothing => this == default;

    /// <exception cref="AdjustmentUnavailableException">The basis and the known actions cannot give it.</exception>
    public static AdjustmentPlan Of(SymbolFacts facts, PriceAdjustment adjustment) => (facts.Basis, adjustment) switch
    {
        (_, PriceAdjustment.AsStored) => default,
        (PriceBasis.Raw, PriceAdjustment.Raw) => default,
        (PriceBasis.Raw, PriceAdjustment.Split) => new(1, false),
        (PriceBasis.Raw, PriceAdjustment.Dividend) => new(0, true),
        (PriceBasis.Raw, PriceAdjustment.All) => new(1, true),
        (PriceBasis.Split, PriceAdjustment.Split) => default,
        (PriceBasis.Split, PriceAdjustment.All) => new(0, true),
        (PriceBasis.Split, PriceAdjustment.Raw or PriceAdjustment.Dividend) when !AreSplitsKnown(facts) =>
            throw AdjustmentUnavailableException.NoSplitsKnown(facts.Symbol, adjustment),
        (PriceBasis.Split, PriceAdjustment.Raw) => new(-1, false),
        (PriceBasis.Split, PriceAdjustment.Dividend) => new(-1, true),
        (PriceBasis.All, PriceAdjustment.All) => default,
        (PriceBasis.All, _) => throw AdjustmentUnavailableException.FromBasisAll(facts.Symbol, adjustment),
        _ => throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment, "as_stored, raw, split, dividend or all"),
    };

    /// <summary>
    /// To undo splits one has to know them: they were fetched, or some are there. Applying needs no such proof: what is
    /// not known is not applied, and the answer says as of when actions are known.
    /// </summary>
    private static bool AreSplitsKnown(SymbolFacts facts) =>
        facts.ActionsAsOf is not null || facts.Actions.Any(action => action.Kind != ActionKind.Cash);
}
