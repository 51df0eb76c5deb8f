namespace StockStats.ServiceInterface.Storage;

/// <summary>The database could not do what was asked: away, locked, full or unreadable. The message says which and what to do.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Prices of one basis were offered for a symbol that holds another. Nothing was stored.</summary>
public sealed class BasisConflictException(BasisConflict conflict) : Exception(conflict.Message)
{
    public string Symbol { get; } = conflict.Symbol;
}
