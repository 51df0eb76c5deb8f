using System.Diagnostics.Metrics;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Telemetry;

namespace StockStats.Telemetry;

/// <summary>
/// What metrics tell of the database: how fresh symbols are, and what providers' keys have left. Read now and then, so that who reads the
/// metrics never waits for the database; told for as long as the last reading passed.
/// </summary>
internal sealed partial class StoreFigures : IDisposable
{
    private readonly Meter _meter = new(Tracing.SourceName);
    private readonly SymbolAgeStore _ages;
    private readonly ProviderBudgets _budgets;
    private readonly MetricsSettings _settings;
    private readonly ILogger<StoreFigures> _log;
    private bool _isAway;
    private SymbolAges? _lastAges;
    private IReadOnlyList<BudgetLeft> _lastBudgets = [];

    public StoreFigures(SymbolAgeStore ages, ProviderBudgets budgets, MetricsSettings settings, ILogger<StoreFigures> log)
    {
        (_ages, _budgets, _settings, _log) = (ages, budgets, settings, log);
        _meter.CreateObservableGauge("stockstats.symbols", Buckets, "{symbol}", "Symbols by the age of their last day, in days");
        _meter.CreateObservableGauge("stockstats.symbols.staleness.max", Oldest, "d", "Age of the last day of the stalest symbol");
        _meter.CreateObservableGauge("stockstats.symbol.staleness", Stalest, "d", "Age of the last day of each of the stalest symbols");
        _meter.CreateObservableGauge("stockstats.provider.quota.left", QuotaLeft, "{request}", "Requests that a provider's key has left today");
        _meter.CreateObservableGauge("stockstats.provider.quota.spent", QuotaSpent, "{request}", "Requests spent of a provider's key today");
    }

    /// <summary>Its own, of the name that all have.</summary>
    internal Meter Meter => _meter;

    /// <summary>Reads all of it again. A failure is logged when it begins, and told of by figures that are missing.</summary>
    /// <returns>Whether all could be read.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            _lastAges = await _ages.ReadAsync(_settings.StalestSymbols, cancellationToken);
            _lastBudgets = await _budgets.ReadAsync(cancellationToken);
            _isAway = false;
            return true;
        }
#pragma warning disable CA1031 // figures that cannot be had must not end the server
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // What is not known is not told.
            (_lastAges, _lastBudgets) = (null, []);
            if (!_isAway) Away(_log, failure);
            _isAway = true;
            return false;
        }
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Buckets() => _lastAges is { } ages
        ? ages.Buckets.Zip(SymbolAges.Names, (symbols, name) => new Measurement<long>(symbols, new KeyValuePair<string, object?>("days", name)))
        : [];

    private IEnumerable<Measurement<long>> Oldest() => _lastAges?.Oldest is { } days ? [new(days)] : [];

    private IEnumerable<Measurement<long>> Stalest() => _lastAges is { } ages
        ? ages.Stalest.Select(symbol => new Measurement<long>(symbol.Days, new KeyValuePair<string, object?>("symbol", symbol.Symbol)))
        : [];

    private IEnumerable<Measurement<long>> QuotaLeft() =>
        _lastBudgets.Where(budget => budget.LeftToday is not null).Select(budget => OfKey(budget, budget.LeftToday!.Value));

    private IEnumerable<Measurement<long>> QuotaSpent() => _lastBudgets.Select(budget => OfKey(budget, budget.SpentToday));

    /// <summary>A provider has one key so far: it is number 1.</summary>
    private static Measurement<long> OfKey(BudgetLeft budget, long requests) =>
        new(requests, new KeyValuePair<string, object?>("provider", budget.Provider), new KeyValuePair<string, object?>("key", 1));

    [LoggerMessage(1230, LogLevel.Warning, "What metrics tell of the database and of quotas cannot be read, and is tried again every minute")]
    private static partial void Away(ILogger log, Exception exception);
}
