using ServiceStack;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;
using OutputSize = StockStats.ServiceInterface.Ingest.OutputSize;

namespace StockStats.ServiceInterface;

/// <summary>The record of ingests, and their start over HTTP.</summary>
public sealed class IngestServices(IngestRunStore runs, ProviderBudgets budgets, IngestRunner runner, IngestDefaults defaults, Caller caller) : IService
{
    public async Task<QueryIngestRunsResponse> Get(QueryIngestRuns request, CancellationToken cancellationToken)
    {
        var (limit, page) = (request.Limit ?? QueryIngestRuns.DefaultLimit, request.Page ?? QueryIngestRuns.DefaultPage);
        var found = await runs.ListAsync(limit, page, cancellationToken);
        return new()
        {
            Data = [.. found.Items.Select(ToInfo)],
            Pagination = Requests.Pagination(found.Count, page, limit),
            Budgets = [.. (await budgets.ReadAsync(cancellationToken)).Select(ToBudget)],
        };
    }

    /// <exception cref="IngestAtWorkException">Another run is at work.</exception>
    public async Task<StartIngestResponse> Post(StartIngest request, CancellationToken cancellationToken)
    {
        var symbols = request.Symbols is { Count: > 0 } named ? named.ConvertAll(Requests.Symbol) : defaults.Symbols;
        var fetch = new FetchRequest([.. symbols.Distinct(StringComparer.Ordinal)])
        {
            OutputSize = ToOutputSize(request.OutputSize),
            Range = DateRange.Between(request.StartDate, request.EndDate),
        };
        var onError = (request.OnError ?? StartIngest.DefaultOnError) == RowErrorPolicy.Skip ? OnError.Skip : OnError.Reject;
        var start = await runner.StartAsync(new(fetch, onError), caller.Name, cancellationToken);
        return start.Begins ? new() { RunId = start.Id } : throw new IngestAtWorkException(start.Id);
    }

    private static OutputSize? ToOutputSize(HistorySize? asked) => asked switch
    {
        HistorySize.Compact => OutputSize.Compact,
        HistorySize.Full => OutputSize.Full,
        _ => null,
    };

    private static ProviderBudget ToBudget(BudgetLeft left) => new()
    {
        Provider = left.Provider,
        SpentToday = left.SpentToday,
        LeftToday = left.LeftToday,
        ExhaustedUntil = left.ExhaustedUntil?.UtcDateTime,
    };

    private static IngestRunInfo ToInfo(IngestRun run) => new()
    {
        Id = run.Id,
        StartedBy = run.StartedBy,
        Provider = run.Provider,
        Symbols = run.Symbols,
        StartedAt = run.StartedAt.UtcDateTime,
        FinishedAt = run.FinishedAt?.UtcDateTime,
        Outcome = IngestOutcomes.Name(run.Outcome),
        Inserted = run.Counts.Inserted,
        Updated = run.Counts.Updated,
        Unchanged = run.Counts.Unchanged,
        Rejected = run.Rejected,
        Message = run.Message,
    };
}

/// <summary>What an ingest fetches where the request does not say.</summary>
/// <param name="Symbols">In their normal form, each once.</param>
public sealed record IngestDefaults(IReadOnlyList<string> Symbols);

/// <summary>An ingest was asked for while another one is at work. The host answers 409 with the message.</summary>
/// <param name="run">The number of the run at work.</param>
public sealed class IngestAtWorkException(long run) : Exception(
    FormattableString.Invariant($"Ingest run {run} is at work, and one runs at a time. GET /api/ingest tells when it is over."))
{
    /// <summary>The number of the run at work.</summary>
    public long Run => run;
}
