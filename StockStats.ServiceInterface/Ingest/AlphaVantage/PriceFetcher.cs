using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>Gets one symbol's prices, by a free function or size where the one that is set has to be paid for.</summary>
internal sealed class PriceFetcher(
    AlphaVantageClient client, PriceReader reader, IOptions<AlphaVantageOptions> options, TimeProvider time, ILogger<PriceFetcher> log)
{
    /// <summary>Days without a bar after which something is missing between what is stored and what came.</summary>
    private const int LongestBreak = 7;

    public async Task<FetchResult> FetchAsync(
        AlphaVantageRun run, string symbol, StoredSymbol? stored, CancellationToken cancellationToken)
    {
        var result = await AskAsync(run, symbol, cancellationToken);
        if (result is FetchRefused refused) IngestLog.Refused(log, symbol, refused.Kind, refused.Message);
        return result is FetchedPrices fetched
            ? fetched with { AsOf = run.Request.Range is null ? time.GetUtcNow() : null, Warnings = [.. fetched.Warnings, .. run.TakeNotices(), .. Hole(fetched, stored)] }
            : result;
    }

    private async Task<FetchResult> AskAsync(AlphaVantageRun run, string symbol, CancellationToken cancellationToken)
    {
        var isWhole = true;
        while (true)
        {
            var query = new AlphaVantageQuery(run.Function, symbol, isWhole ? run.Size : OutputSize.Compact, options.Value.DataType);
            var answer = await client.GetAsync(query, run.Key, cancellationToken);
            if (answer.Prices is { } prices) return Read(run, symbol, prices.Format, prices.Content, cancellationToken);
            var refusal = answer.Refusal!;
            if (refusal.Kind == RefusalKind.PremiumRequired && run.FallBack() is { } notice) IngestLog.FellBack(log, notice);
            else if (refusal.Kind == RefusalKind.UnknownSymbolOrCall && query.Size == OutputSize.Full)
            {
                // AlphaVantage says the same of a symbol it does not know, and of a history that fails its own checks.
                IngestLog.RetryingAsCompact(log, symbol);
                isWhole = false;
            }
            else return new FetchRefused(symbol, refusal.Kind, refusal.Message);
        }
    }

    private FetchResult Read(AlphaVantageRun run, string symbol, IPriceFormat format, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            var input = new InputDescription(symbol, ProviderNames.AlphaVantage, symbol, run.Request.Basis, run.Request.Range) { IsGrouped = true };
            using var stream = new MemoryStream(content, writable: false);
            return reader.Read(format, stream, input, cancellationToken).First();
        }
        catch (ContentRefusedException refused)
        {
            var message = $"AlphaVantage's answer cannot be used: {refused.Message}.";
            return new FetchRefused(symbol, refused.Kind, KeyRedaction.Redact(message, run.Key));
        }
    }

    /// <summary>The latest 100 days may begin after the last stored one.</summary>
    private static IEnumerable<IngestWarning> Hole(FetchedPrices fetched, StoredSymbol? stored)
    {
        if (stored?.LastDate is not { } last || fetched.Prices.Rows is not [var first, ..]) yield break;
        if (first.Bar.Date.DayNumber - last.DayNumber <= LongestBreak) yield break;
        yield return new(first.Bar.Date, "hole",
            $"{fetched.Subject}: days are missing between {last:O}, the last one stored, and {first.Bar.Date:O}, the first one fetched; " +
            "fill them from a file, or with --outputsize full and a premium key");
    }
}
