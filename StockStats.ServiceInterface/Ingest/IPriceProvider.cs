using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>A source of prices: AlphaVantage, files, later others.</summary>
public interface IPriceProvider
{
    /// <summary>The name users choose it by: <c>alphavantage</c>, <c>file</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Fetches what was asked for, one result per symbol or unreadable source, as it comes. A source that gives no prices is a
    /// result, never an exception: only cancellation, wrong usage and the want of our own database are thrown.
    /// </summary>
    /// <exception cref="WrongUsageException">The request itself cannot be carried out, whatever the source says.</exception>
    /// <exception cref="StorageException">The database, which keeps the quota, is away or locked.</exception>
    IAsyncEnumerable<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken);

    /// <summary>What a fetch would ask for; nothing is asked. Null for a source that is read, and can be read without storing it.</summary>
    /// <exception cref="WrongUsageException">The request itself cannot be carried out.</exception>
    /// <exception cref="StorageException">The database is away, locked, or was never migrated.</exception>
    Task<RequestPlan?> PlanAsync(FetchRequest request, CancellationToken cancellationToken) => Task.FromResult<RequestPlan?>(null);
}

/// <summary>What to fetch.</summary>
/// <param name="Symbols">Symbols to ask a provider for, in order; a file provider ignores them.</param>
/// <param name="Path">A file, a folder, or <c>-</c> for standard input; null for a provider that has none.</param>
/// <param name="Symbol">The symbol of files that carry none; null where they do.</param>
/// <param name="Format">Name of a file format, or <c>auto</c> to find it from the content.</param>
/// <param name="Basis">What the prices are adjusted for, where the format does not say; null to take the format's own.</param>
/// <param name="OutputSize">How much history to ask a provider for; null for the configured size.</param>
/// <param name="Range">Days to take, both ends inclusive; rows of other days are passed over and not counted. Null: all.</param>
public sealed record FetchRequest(
    IReadOnlyList<string> Symbols,
    string? Path = null,
    string? Symbol = null,
    string Format = "auto",
    PriceBasis? Basis = null,
    OutputSize? OutputSize = null,
    DateRange? Range = null)
{
    /// <summary>How a file writes days that do not begin with the year; null to find it from all of them.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>Told how far the fetch is; null where nobody waits for it.</summary>
    public FetchProgress? Progress { get; init; }
}

/// <summary>How much history to ask for.</summary>
public enum OutputSize
{
    /// <summary>The latest 100 trading days.</summary>
    Compact,

    /// <summary>All there is.</summary>
    Full,
}

/// <summary>What one symbol, or one file, gave.</summary>
/// <param name="Subject">The symbol or the file, for reports; never holds a key.</param>
public abstract record FetchResult(string Subject);

/// <summary>Prices of one symbol, with the rows that did not pass validation.</summary>
/// <param name="Subject">The symbol or the file, for reports.</param>
/// <param name="Prices">The valid rows; may be empty.</param>
/// <param name="Rejected">Rows that broke a rule: all, or the first <see cref="Rows.PriceRowSet.MostRejectedTold"/>.</param>
/// <param name="Duplicates">Rows equal to one already in the same input; they count as unchanged.</param>
/// <param name="Rounded">Rows of which a price had more than six decimals.</param>
public sealed record FetchedPrices(
    string Subject,
    SymbolPrices Prices,
    IReadOnlyList<RejectedRow> Rejected,
    int Duplicates,
    int Rounded) : FetchResult(Subject)
{
    /// <summary>When a provider gave them, to be remembered of the symbol; null where that is not to be remembered.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Rows that broke a rule beyond those in <see cref="Rejected"/>.</summary>
    public int RejectedUntold { get; init; }

    /// <summary>How many rows broke a rule.</summary>
    public int RejectedCount => Rejected.Count + RejectedUntold;

    /// <summary>What a person should look at, although nothing was rejected for it.</summary>
    public IReadOnlyList<IngestWarning> Warnings { get; init; } = [];

    /// <summary>Rows that came in, whatever became of them.</summary>
    public int Received => Prices.Rows.Count + RejectedCount + Duplicates;
}

/// <summary>A source that gave no prices, and why.</summary>
/// <param name="Subject">The symbol or the file, for reports.</param>
/// <param name="Kind">The kind of refusal.</param>
/// <param name="Message">What happened and what the user can do; never holds a key.</param>
public sealed record FetchRefused(string Subject, RefusalKind Kind, string Message) : FetchResult(Subject);

/// <summary>Why a source gave no prices.</summary>
public enum RefusalKind
{
    /// <summary>The source could not be reached, or broke off.</summary>
    Transport,

    /// <summary>Too many requests in a short time; a later one may pass.</summary>
    Throttled,

    /// <summary>The day's requests are spent; the provider is not asked again in this run.</summary>
    DailyQuota,

    /// <summary>The function or size needs a paid plan.</summary>
    PremiumRequired,

    /// <summary>The demo key serves only documented examples.</summary>
    DemoKey,

    /// <summary>The key is missing or not accepted.</summary>
    NoKey,

    /// <summary>The symbol is not known, or the call is malformed; the provider does not tell which.</summary>
    UnknownSymbolOrCall,

    /// <summary>The provider does not have the function.</summary>
    BadFunction,

    /// <summary>An empty answer.</summary>
    NoData,

    /// <summary>A message nobody has seen yet.</summary>
    UnknownMessage,

    /// <summary>The content is not prices in a known format.</summary>
    NotPrices,

    /// <summary>The file or folder could not be read.</summary>
    Unreadable,
}

/// <summary>A row that broke a rule.</summary>
/// <param name="Symbol">Its symbol; null where it has none.</param>
/// <param name="Line">Where it stands: the line of a text file, from 1 (the header's line counts); the position of a JSON row, from 1.</param>
/// <param name="Field">The field that broke the rule, by its name in our own contract: <c>close_price</c>.</param>
/// <param name="Value">The value as it came, cut to 200 characters.</param>
/// <param name="Rule">The rule's short name: <c>not_a_number</c>, <c>low_above_high</c>, <c>future_date</c>, …</param>
/// <param name="Message">What is wrong and what was expected, for people.</param>
public sealed record RejectedRow(string? Symbol, long Line, string Field, string Value, string Rule, string Message);

/// <summary>Something that is stored and may be wrong all the same.</summary>
/// <param name="Day">The day it is about; null where it is about all of them.</param>
/// <param name="Rule">The rule's short name: <c>weekend</c>, <c>jump</c>, …</param>
/// <param name="Message">What looks odd, with its values, for people.</param>
public sealed record IngestWarning(DateOnly? Day, string Rule, string Message);

/// <summary>A command cannot be carried out as written. The message says which part and what was expected.</summary>
public sealed class WrongUsageException(string message) : Exception(message);
