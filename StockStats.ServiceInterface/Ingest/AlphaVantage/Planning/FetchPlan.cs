using StockStats.ServiceInterface.Ingest.AlphaVantage.Actions;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Planning;

/// <summary>One request that is to be sent.</summary>
/// <param name="Symbol">Whose.</param>
/// <param name="List">The list of actions to ask for; null for prices.</param>
/// <param name="Stored">What is stored of the symbol; null where nothing is.</param>
internal sealed record FetchStep(string Symbol, ActionListShape? List, StoredSymbol? Stored);

/// <summary>What to ask for, in which order.</summary>
/// <param name="Steps">The requests, as far as there are no retries or fallbacks.</param>
/// <param name="Fresh">Symbols whose prices need not be asked for.</param>
internal sealed record FetchPlan(IReadOnlyList<FetchStep> Steps, IReadOnlyList<StoredSymbol> Fresh);
