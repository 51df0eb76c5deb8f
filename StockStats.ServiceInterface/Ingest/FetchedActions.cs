using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>Splits or dividends of one symbol that came by themselves.</summary>
/// <param name="Subject">The symbol, for reports.</param>
/// <param name="Actions">The valid ones; may be none.</param>
/// <param name="Rejected">Rows that broke a rule.</param>
public sealed record FetchedActions(string Subject, SymbolActions Actions, IReadOnlyList<RejectedRow> Rejected) : FetchResult(Subject);

/// <summary>No prices came, and none had to: no refusal.</summary>
/// <param name="Subject">The symbol, for reports.</param>
/// <param name="Note">What a person may want to know.</param>
public sealed record FetchSkipped(string Subject, string Note) : FetchResult(Subject)
{
    /// <summary>What a person should look at.</summary>
    public IReadOnlyList<IngestWarning> Warnings { get; init; } = [];
}
