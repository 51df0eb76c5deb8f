using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Storage;

/// <summary>The database could not do what was asked: away, locked, full or unreadable. The message says which and what to do.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Prices of one basis were offered for a symbol that holds another. Nothing was stored.</summary>
public sealed class BasisConflictException(string symbol, PriceBasis stored, PriceBasis offered) : Exception(
    $"{symbol} holds prices of basis '{PriceBases.Name(stored)}'; these are of basis '{PriceBases.Name(offered)}'. " +
    "One symbol holds one basis: store them under another symbol, or in another database.")
{
    public string Symbol { get; } = symbol;
}
