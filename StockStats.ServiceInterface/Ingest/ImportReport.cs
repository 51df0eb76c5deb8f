using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>What an import did: received = inserted + updated + unchanged + rejected.</summary>
/// <param name="Results">One per symbol, or per source that gave no prices, in the order they came.</param>
public sealed record ImportReport(IReadOnlyList<ImportResult> Results)
{
    /// <summary>Rows stored or found stored, over all symbols.</summary>
    public WriteCounts Counts { get; } = Results.Aggregate(default(WriteCounts), (sum, result) => sum + result.Counts);

    /// <summary>Rows not stored, over all symbols.</summary>
    public int Rejected { get; } = Results.Sum(result => result.Rejected);

    /// <summary>How it went as a whole.</summary>
    public ImportOutcome Outcome { get; } =
        Results.All(result => result.Refusal is not null) ? ImportOutcome.NoPrices
        : Results.All(result => result.Problem is null) ? ImportOutcome.Done
        : ImportOutcome.Partial;
}

/// <summary>How an import went.</summary>
public enum ImportOutcome
{
    /// <summary>Every row received is stored.</summary>
    Done,

    /// <summary>Some symbols or rows were not stored; the results say which.</summary>
    Partial,

    /// <summary>No source gave prices.</summary>
    NoPrices,
}

/// <summary>What became of one symbol, or of one source that gave no prices.</summary>
/// <param name="Subject">The symbol or the file, for reports.</param>
/// <param name="Counts">Rows stored or found stored; in a dry run all valid rows count as inserted.</param>
/// <param name="Rejected">Rows not stored.</param>
/// <param name="Rounded">Stored rows of which a price had more than six decimals.</param>
/// <param name="Problem">Why something was not stored; null where everything was.</param>
/// <param name="Refusal">Why the source gave no prices; null where it gave some.</param>
/// <param name="FirstRejected">The first rejected row, for the report; null where there is none.</param>
public sealed record ImportResult(
    string Subject,
    WriteCounts Counts,
    int Rejected,
    int Rounded,
    string? Problem,
    RefusalKind? Refusal = null,
    RejectedRow? FirstRejected = null)
{
    /// <summary>What became of the actions that came by themselves, which are no rows; null where the result is about prices.</summary>
    public WriteCounts? Actions { get; init; }

    /// <summary>Why no rows came though nothing was refused, or which actions came; null where the result is about rows.</summary>
    public string? Note { get; init; }

    /// <summary>The symbol, where nothing of it was stored since only its whole history can be; else null.</summary>
    public string? NeedsWholeHistoryOf { get; init; }

    /// <summary>What a person should look at, although it is stored.</summary>
    public IReadOnlyList<IngestWarning> Warnings { get; init; } = [];

    /// <summary>Where its rows came from, as the store keeps it: <c>file:yahoo-csv</c>; null where there are none.</summary>
    public string? Source { get; init; }

    /// <summary>What its prices count as adjusted for; null where there are none.</summary>
    public PriceBasis? Basis { get; init; }
}
