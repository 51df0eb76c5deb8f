using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Posting;

/// <summary>The rows of one request, checked.</summary>
/// <param name="Symbols">What can be stored, each symbol once.</param>
/// <param name="Rejected">The bad rows in their order, each once.</param>
internal sealed record PostedPrices(IReadOnlyList<PostedSymbol> Symbols, IReadOnlyList<RejectedRow> Rejected);

/// <summary>The good rows of one symbol.</summary>
/// <param name="Prices">In date order, no date twice; may be empty.</param>
/// <param name="Numbers">Numbers of these rows in the request, from 1, repeated ones among them; rising.</param>
internal sealed record PostedSymbol(SymbolPrices Prices, IReadOnlyList<long> Numbers)
{
    /// <summary>Rows equal to one before them.</summary>
    public int Duplicates => Numbers.Count - Prices.Rows.Count;
}
