using System.Globalization;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface;

/// <summary>What was asked for is not there. The host answers 404 with this error code and message.</summary>
public sealed class NotFoundException : Exception
{
    private NotFoundException(string errorCode, string message) : base(message) => ErrorCode = errorCode;

    /// <summary><c>NotFound</c>: the symbol is not stored; <c>NoData</c>: it has no trading day in the range.</summary>
    public string ErrorCode { get; }

    internal static NotFoundException UnknownSymbol(string symbol) =>
        new("NotFound", $"No prices are stored for symbol '{symbol}'. GET /api/symbols lists those that are.");

    internal static NotFoundException NoTradingDay(string symbol, AdjustedPrices prices, DateRange range) =>
        new("NoData", string.Create(CultureInfo.InvariantCulture,
            $"{symbol} has no trading day from {range.First:yyyy-MM-dd} to {range.Last:yyyy-MM-dd}; {Extent(prices)}"));

    private static string Extent(AdjustedPrices prices) => prices.Count == 0
        ? "none of its bars is final yet."
        : string.Create(CultureInfo.InvariantCulture,
            $"its prices run from {prices.DateAt(0):yyyy-MM-dd} to {prices.DateAt(prices.Count - 1):yyyy-MM-dd}.");
}
