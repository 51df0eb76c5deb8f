using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Storage;

/// <summary>What became of one symbol of a batch.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Counts">What became of its rows; all zero where it was left out.</param>
/// <param name="Conflict">Why it was left out; null where its rows were taken.</param>
public sealed record SymbolWrite(string Symbol, WriteCounts Counts, BasisConflict? Conflict);

/// <summary>Prices of one basis were offered for a symbol that holds another.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Stored">The basis it holds.</param>
/// <param name="Offered">The basis of the prices offered.</param>
public sealed record BasisConflict(string Symbol, PriceBasis Stored, PriceBasis Offered)
{
    /// <summary>Both bases and what to do about them, for people.</summary>
    public string Message =>
        $"{Symbol} holds prices of basis '{PriceBases.Name(Stored)}'; these are of basis '{PriceBases.Name(Offered)}'. " +
        "One symbol holds one basis: store them under another symbol, or in another database.";
}
