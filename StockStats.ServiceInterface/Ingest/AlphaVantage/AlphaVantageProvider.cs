using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Actions;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Planning;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>Prices, splits and dividends from AlphaVantage, one request after the other, in the order of a plan.</summary>
internal sealed class AlphaVantageProvider(
    ApiKeySource keys,
    FetchPlanner planner,
    AlphaVantageQuota quota,
    PriceFetcher prices,
    ActionFetcher actions,
    IOptions<AlphaVantageOptions> options,
    ProviderMetrics metrics,
    ILogger<AlphaVantageProvider> log) : IPriceProvider
{
    public string Name => ProviderNames.AlphaVantage;

    public async IAsyncEnumerable<FetchResult> FetchAsync(
        FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var symbols = Symbols(request.Symbols);
        var (key, refusal) = await keys.GetAsync(cancellationToken);
        var left = await LeftAsync(key, cancellationToken);
        var plan = await planner.PlanAsync(symbols, request, left, cancellationToken);
        foreach (var symbol in plan.Fresh) yield return new FetchSkipped(symbol.Symbol, $"up to date, last day {symbol.LastDate:O}; not asked for");
        var run = new AlphaVantageRun(key ?? "", request, options.Value) { Ended = refusal };
        if (refusal is not null && plan.Steps.Count > 0) metrics.Refused(refusal.Kind);
        var isFirst = true;
        request.Progress?.Expect(plan.Steps.Count);
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var step = plan.Steps[i];
            request.Progress?.Advance(1);
            await foreach (var result in TakeAsync(run, step, isFirst, cancellationToken)) yield return result;
            isFirst &= step.List is not null;
            if (run.Ended is { } ended && !run.IsEndTold) TellEnd(run, ended, plan.Steps.Skip(i + 1));
        }
    }

    public async Task<RequestPlan?> PlanAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var symbols = Symbols(request.Symbols);
        var (key, refusal) = await keys.GetAsync(cancellationToken);
        var left = await LeftAsync(key, cancellationToken);
        var plan = await planner.PlanAsync(symbols, request, left, cancellationToken);
        var run = new AlphaVantageRun("", request, options.Value);
        var asked = plan.Steps.Where(step => step.List is null || !run.PricesBringActions);
        var requests = asked.Select(step => new PlannedRequest(step.Symbol, step.List?.Function ?? run.PriceCall));
        var upToDate = plan.Fresh.Select(symbol => (symbol.Symbol, symbol.LastDate!.Value));
        return new([.. requests], [.. upToDate], left) { Problem = refusal?.Message };
    }

    private async Task<int?> LeftAsync(string? key, CancellationToken cancellationToken) =>
        key is null ? null : (await quota.ReadAsync(key, cancellationToken)).LeftToday;

    private async IAsyncEnumerable<FetchResult> TakeAsync(
        AlphaVantageRun run, FetchStep step, bool isFirst, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (step.List is { } list)
        {
            if (await ActionsAsync(run, step.Symbol, list, cancellationToken) is { } came) yield return came;
            yield break;
        }

        if (run.Ended is { } ended)
        {
            if (isFirst) IngestLog.Refused(log, step.Symbol, ended.Kind, ended.Message);
            yield return new FetchRefused(step.Symbol, ended.Kind, isFirst ? ended.Message : $"Not asked for: {ended.Message}");
            yield break;
        }

        var result = await prices.FetchAsync(run, step.Symbol, step.Stored, cancellationToken);
        run.Note(result);
        yield return result;
        if (result is FetchedPrices fetched && await ActionsOfAsync(run, fetched, step.Stored, cancellationToken) is { } known) yield return known;
    }

    private async Task<FetchResult?> ActionsAsync(AlphaVantageRun run, string symbol, ActionListShape list, CancellationToken cancellationToken) =>
        run.Takes(symbol, list.List) ? await actions.FetchAsync(run, symbol, list, cancellationToken) : null;

    /// <summary>What the prices themselves say of actions, or have to be asked about at once.</summary>
    private async Task<FetchResult?> ActionsOfAsync(
        AlphaVantageRun run, FetchedPrices fetched, StoredSymbol? stored, CancellationToken cancellationToken)
    {
        if (ActionFetcher.WithPrices(fetched, run.Size, stored) is { } with) return with;
        return options.Value.ActionsEveryDays > 0 && PriceJump.IsUnexplained(fetched.Prices.Rows, stored?.SplitsAsOf)
            ? await ActionsAsync(run, fetched.Prices.Symbol, ActionListShape.Splits, cancellationToken)
            : null;
    }

    private void TellEnd(AlphaVantageRun run, Refusal ended, IEnumerable<FetchStep> rest)
    {
        run.IsEndTold = true;
        var left = rest.ToLookup(step => step.List is null);
        if (left[true].Any()) IngestLog.Ended(log, left[true].Count(), ended.Kind);
        if (left[false].Any()) IngestLog.ActionsLeft(log, left[false].Count(), ended.Kind);
    }

    private static List<string> Symbols(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) throw new WrongUsageException("no symbol is given: --symbols IBM,AAPL");
        List<string> symbols = [];
        foreach (var text in texts)
        {
            if (!SymbolName.TryNormalize(text, out var symbol))
                throw new WrongUsageException($"--symbols: '{text}' is not a symbol: {SymbolName.Rule}");
            if (!symbols.Contains(symbol, StringComparer.Ordinal)) symbols.Add(symbol);
        }

        return symbols;
    }
}
