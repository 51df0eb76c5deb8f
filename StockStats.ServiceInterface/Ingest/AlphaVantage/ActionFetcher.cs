using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Actions;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>
/// Gets one of a symbol's lists of actions. A list that does not come is a warning, and asked for again in the next run: prices are not
/// worse for it.
/// </summary>
internal sealed class ActionFetcher(AlphaVantageClient client, IOptions<AlphaVantageOptions> options, TimeProvider time, ILogger<ActionFetcher> log)
{
    /// <summary>Asks for a list.</summary>
    /// <returns>Null where there is nothing to tell: the day's requests are spent, as a free key's always are in the end.</returns>
    public async Task<FetchResult?> FetchAsync(
        AlphaVantageRun run, string symbol, ActionListShape shape, CancellationToken cancellationToken)
    {
        var query = new AlphaVantageQuery(shape.Function, symbol, null, options.Value.DataType);
        var answer = await client.GetAsync(query, run.Key, cancellationToken);
        if (answer.List is { } list) return Read(run, symbol, shape, list);
        var refusal = answer.Refusal!;
        if (refusal.Kind is RefusalKind.DailyQuota or RefusalKind.NoKey) run.Ended = refusal;
        if (refusal.Kind is RefusalKind.PremiumRequired or RefusalKind.BadFunction) run.Closed |= shape.List;
        if (refusal.Kind == RefusalKind.DailyQuota) return null;
        return Missing(run, symbol, shape, refusal);
    }

    /// <summary>The actions that came with the prices of TIME_SERIES_DAILY_ADJUSTED, so that it is remembered when they were fetched.</summary>
    /// <returns>Null where the prices brought none, or do not reach back to when the lists were last fetched.</returns>
    public static FetchedActions? WithPrices(FetchedPrices fetched, OutputSize size, StoredSymbol? stored)
    {
        var prices = fetched.Prices;
        if (fetched.RejectedCount > 0 || fetched.AsOf is null || prices.Rows is not [{ Actions: not null } first, ..]) return null;
        var isKnownBefore = stored?.ActionsAsOf is { } known && first.Bar.Date <= DateOnly.FromDateTime(known.UtcDateTime);
        if (size != OutputSize.Full && !isKnownBefore) return null;
        CorporateAction[] actions = [.. prices.Rows.SelectMany(row => row.Actions ?? [])];
        var lists = ActionLists.Splits | ActionLists.Dividends;
        return new(fetched.Subject, new(prices.Symbol, prices.Basis, prices.Source, lists, actions) { AsOf = fetched.AsOf }, []);
    }

    private FetchResult Read(AlphaVantageRun run, string symbol, ActionListShape shape, ActionListText list)
    {
        if (list.Symbol is { } named && !(SymbolName.TryNormalize(named, out var whose) && string.Equals(whose, symbol, StringComparison.Ordinal)))
        {
            var message = $"AlphaVantage's answer cannot be used: it holds {shape.Name} of {Rows.Excerpt.Of(KeyRedaction.Redact(named, run.Key))}, not of {symbol}.";
            return Missing(run, symbol, shape, new(RefusalKind.NotPrices, message));
        }

        var (actions, rejected) = ActionListReader.Read(shape, list.Rows, symbol);
        var offered = new SymbolActions(symbol, run.Request.Basis ?? PriceBasis.Raw, ProviderNames.AlphaVantage, shape.List, actions);
        return new FetchedActions(symbol, offered with { IsComplete = rejected.Count == 0, AsOf = time.GetUtcNow() }, rejected);
    }

    private FetchSkipped Missing(AlphaVantageRun run, string symbol, ActionListShape shape, Refusal refusal)
    {
        IngestLog.NoActions(log, shape.Name, symbol, refusal.Kind, refusal.Message);
        return new(symbol, $"{shape.Name} did not come") { Warnings = [.. run.TakeNotices(), new(null, "no_actions", refusal.Message)] };
    }
}
