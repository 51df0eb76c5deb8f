using System.Globalization;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface;

/// <summary>What was asked for is not there. The host answers 404 with this error code and message.</summary>
public sealed class NotFoundException : Exception
{
    private NotFoundException(string errorCode, string message) : base(message) => ErrorCode = errorCode;

    /// <summary><c>NotFound</c>: the symbol is not stored; <c>NoData</c>: it has no trading day in the range.</summary>
    public string ErrorCode { get; }

    internal static NotFoundException UnknownSymbol(string symbol) =>
        new("NotFound", $"No prices are stored for symbol '{symbol}'. GET /api/symbols lists those that are.");

    internal static NotFoundException NoTradingDay(StoredSymbol symbol, DateRange range) =>
        new("NoData", string.Create(CultureInfo.InvariantCulture,
            $"{symbol.Symbol} has no trading day from {range.First:yyyy-MM-dd} to {range.Last:yyyy-MM-dd}; {Extent(symbol)}"));

    private static string Extent(StoredSymbol symbol) => symbol is { FirstDate: { } first, LastDate: { } last }
        ? string.Create(CultureInfo.InvariantCulture, $"its prices run from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}.")
        : "none of its bars is final yet.";
}
