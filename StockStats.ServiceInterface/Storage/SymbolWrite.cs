using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Guard;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Storage;

/// <summary>What became of one symbol of a batch.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Counts">What became of its rows; all zero where it was left out.</param>
/// <param name="Conflict">Why it was left out; null where its rows were taken.</param>
public sealed record SymbolWrite(string Symbol, WriteCounts Counts, WriteConflict? Conflict)
{
    /// <summary>What a guarded write changed of final bars; null where nothing, or where the write was not guarded.</summary>
    public HistoryNote? History { get; init; }
}

/// <summary>Why a symbol of a batch was left out.</summary>
/// <param name="Symbol">The symbol.</param>
public abstract record WriteConflict(string Symbol)
{
    /// <summary>What does not go together and what to do about it, for people.</summary>
    public abstract string Message { get; }
}

/// <summary>Prices of one basis were offered for a symbol that holds another.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Stored">The basis it holds.</param>
/// <param name="Offered">The basis of the prices offered.</param>
public sealed record BasisConflict(string Symbol, PriceBasis Stored, PriceBasis Offered) : WriteConflict(Symbol)
{
    public override string Message =>
        $"{Symbol} holds prices of basis '{PriceBases.Name(Stored)}'; these are of basis '{PriceBases.Name(Offered)}'. " +
        "One symbol holds one basis: store them under another symbol, or in another database.";
}
