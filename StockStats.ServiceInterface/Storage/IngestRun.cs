namespace StockStats.ServiceInterface.Storage;

/// <summary>How an ingest run ended.</summary>
public enum IngestOutcome
{
    /// <summary>Not finished yet, or stopped without a word.</summary>
    Running,

    /// <summary>Everything asked for was stored.</summary>
    Done,

    /// <summary>Some symbols or rows were not stored.</summary>
    Partial,

    /// <summary>The provider gave prices for no symbol.</summary>
    NoPrices,

    /// <summary>The run ended by an error, for example because the database went away.</summary>
    Failed,

    /// <summary>The program was stopped before the run was over.</summary>
    Interrupted,
}

/// <summary>One run of an ingest as recorded.</summary>
/// <param name="Id">Number of the run, rising with each one started.</param>
/// <param name="StartedBy">Who or what started it: <c>task</c>, <c>schedule</c>, the name of an API client.</param>
/// <param name="Provider">Name of the provider.</param>
/// <param name="Symbols">What was asked for, for people: symbols or a path.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="FinishedAt">UTC; null while it runs.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Counts">What became of the valid rows; zero while it runs.</param>
/// <param name="Rejected">Rows that broke a rule; zero while it runs.</param>
/// <param name="Message">What happened, for people; null where there is nothing to say.</param>
public sealed record IngestRun(
    long Id,
    string StartedBy,
    string Provider,
    string Symbols,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    IngestOutcome Outcome,
    WriteCounts Counts,
    long Rejected,
    string? Message);

/// <summary>Names of the outcomes as the database writes them.</summary>
internal static class IngestOutcomes
{
    public static string Name(IngestOutcome outcome) => outcome switch
    {
        IngestOutcome.Running => "running",
        IngestOutcome.Done => "done",
        IngestOutcome.Partial => "partial",
        IngestOutcome.NoPrices => "no_prices",
        IngestOutcome.Failed => "failed",
        IngestOutcome.Interrupted => "interrupted",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "running, done, partial, no_prices, failed or interrupted"),
    };

    /// <exception cref="StorageException">The name is none of those this program writes.</exception>
    public static IngestOutcome Parse(string name) => name switch
    {
        "running" => IngestOutcome.Running,
        "done" => IngestOutcome.Done,
        "partial" => IngestOutcome.Partial,
        "no_prices" => IngestOutcome.NoPrices,
        "failed" => IngestOutcome.Failed,
        "interrupted" => IngestOutcome.Interrupted,
        _ => throw new StorageException($"The table ingest_runs holds the unknown outcome '{name}'."),
    };
}
