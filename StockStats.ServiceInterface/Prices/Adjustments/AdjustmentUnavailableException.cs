using System.Globalization;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Prices.Adjustments;

/// <summary>The basis of a symbol and its known actions cannot give the adjustment asked for. The host answers 400 with this message.</summary>
public sealed class AdjustmentUnavailableException : Exception
{
    /// <summary>The error code on the wire.</summary>
    public const string ErrorCode = "AdjustmentUnavailable";

    private AdjustmentUnavailableException(string message) : base(message)
    {
    }

    internal static AdjustmentUnavailableException FromBasisAll(string symbol, PriceAdjustment asked) => new(
        $"The prices of {symbol} came adjusted for splits and dividends, which cannot be undone: adjustment is '{Name(asked)}', expected as_stored or all.");

    internal static AdjustmentUnavailableException NoSplitsKnown(string symbol, PriceAdjustment asked) => new(
        $"The prices of {symbol} came adjusted for splits, and no splits are known to undo: adjustment is '{Name(asked)}', expected as_stored, split or all.");

    internal static AdjustmentUnavailableException OutOfRange(string symbol, DateOnly date) => new(string.Create(CultureInfo.InvariantCulture,
        $"The known splits and dividends take the prices of {symbol} on {date:yyyy-MM-dd} out of the range 0.000001 to 10,000,000,000; adjustment as_stored leaves them as they are."));

    private static string Name(PriceAdjustment adjustment) => adjustment switch
    {
        PriceAdjustment.AsStored => "as_stored",
        PriceAdjustment.Raw => "raw",
        PriceAdjustment.Split => "split",
        PriceAdjustment.Dividend => "dividend",
        _ => "all",
    };
}
