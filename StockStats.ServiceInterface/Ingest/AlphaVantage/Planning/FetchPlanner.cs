using Microsoft.Extensions.Options;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Actions;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Planning;

/// <summary>Decides what to ask AlphaVantage for from what is stored.</summary>
internal sealed class FetchPlanner(IPriceStore store, IOptions<AlphaVantageOptions> options, TimeProvider time)
{
    /// <summary>
    /// Symbols of which nothing is stored come first, in the order given, then those whose last stored day is oldest; lists of actions
    /// that were never fetched, then those fetched longest ago.
    /// </summary>
    /// <param name="symbols">In normal form, each once.</param>
    /// <param name="request">What was asked for; all history, or certain days, are asked for whatever is stored.</param>
    /// <param name="left">Requests that may still be sent today; null for any number.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<FetchPlan> PlanAsync(
        IReadOnlyList<string> symbols, FetchRequest request, int? left, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<(string Symbol, StoredSymbol? Stored)> known = [];
        foreach (var symbol in symbols) known.Add((symbol, await store.FindSymbolAsync(symbol, cancellationToken)));

        var isForced = request.OutputSize == OutputSize.Full || request.Range is not null;
        var prices = known.Where(one => isForced || !IsFresh(one.Stored, now))
            .OrderBy(one => one.Stored?.LastDate ?? DateOnly.MinValue)
            .Select(one => new FetchStep(one.Symbol, null, one.Stored));
        var actions = known.SelectMany(one => ActionListShape.All.Select(list => new FetchStep(one.Symbol, list, one.Stored)))
            .Where(step => IsDue(AsOf(step), now))
            .OrderBy(step => AsOf(step) ?? DateTimeOffset.MinValue);
        return new(
            FetchOrder.Arrange([.. prices], [.. actions], left),
            [.. isForced ? [] : known.Where(one => IsFresh(one.Stored, now)).Select(one => one.Stored!)]);
    }

    private static DateTimeOffset? AsOf(FetchStep step) =>
        step.List == ActionListShape.Splits ? step.Stored?.SplitsAsOf : step.Stored?.DividendsAsOf;

    private static bool IsFresh(StoredSymbol? stored, DateTimeOffset now) =>
        stored?.LastDate is { } last && LastSession.IsStored(last, stored.PricesAsOf, now);

    private bool IsDue(DateTimeOffset? asOf, DateTimeOffset now) =>
        options.Value.ActionsEveryDays > 0 && (asOf is not { } fetched || now - fetched >= TimeSpan.FromDays(options.Value.ActionsEveryDays));
}
