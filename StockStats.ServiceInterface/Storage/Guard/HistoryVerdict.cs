using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>How an offered history differs from the stored one.</summary>
public enum HistoryChange
{
    /// <summary>Not at all.</summary>
    Unchanged,

    /// <summary>Some bars are other ones, each for itself.</summary>
    Corrections,

    /// <summary>Bars are scaled by a ratio, up to one or more days.</summary>
    Readjusted,

    /// <summary>More than a fifth of the closes are other ones, by no ratio.</summary>
    Rewritten,
}

/// <summary>Neighbouring days whose closes changed by one ratio.</summary>
/// <param name="Ratio">Offered / stored close.</param>
/// <param name="First">First of the days.</param>
/// <param name="Last">Last of the days.</param>
/// <param name="Bars">How many of them fit the ratio.</param>
/// <param name="Explanation">The action that came with the rows and accounts for it; null where none did.</param>
public sealed record RatioSpan(double Ratio, DateOnly First, DateOnly Last, int Bars, CorporateAction? Explanation);

/// <summary>What became of a history.</summary>
/// <param name="Change">The kind of change.</param>
/// <param name="Common">Final bars of days that are stored and offered.</param>
/// <param name="Moved">Those of them whose close changed by more than rounding.</param>
/// <param name="Spans">Of a readjustment: the scaled days, in date order; else empty.</param>
public sealed record HistoryVerdict(HistoryChange Change, int Common, int Moved, IReadOnlyList<RatioSpan> Spans);
