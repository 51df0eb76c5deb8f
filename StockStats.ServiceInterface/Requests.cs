using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface;

/// <summary>What services do alike with validated requests.</summary>
internal static class Requests
{
    /// <summary>The stored form of a symbol that a validator has let pass.</summary>
    public static string Symbol(string? text) => SymbolName.TryNormalize(text, out var symbol)
        ? symbol
        : throw new ArgumentException($"'{text}' is not a symbol: {SymbolName.Rule}.", nameof(text));

    public static Pagination Pagination(long count, int page, int limit) => new()
    {
        Count = count,
        Page = page,
        Limit = limit,
        Pages = (count + limit - 1) / limit,
    };
}
