using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>Prices from AlphaVantage, symbol by symbol.</summary>
internal sealed class AlphaVantageProvider(
    AlphaVantageClient client,
    ApiKeySource keys,
    PriceReader reader,
    IOptions<AlphaVantageOptions> options,
    ILogger<AlphaVantageProvider> log) : IPriceProvider
{
    public string Name => ProviderNames.AlphaVantage;

    public async IAsyncEnumerable<FetchResult> FetchAsync(
        FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var symbols = Symbols(request.Symbols);
        var (key, ended) = await keys.GetAsync(cancellationToken);
        for (var i = 0; i < symbols.Count; i++)
        {
            if (key is null || ended is not null)
            {
                yield return new FetchRefused(symbols[i], ended!.Kind, i == 0 ? ended.Message : $"Not asked for: {ended.Message}");
                continue;
            }

            var result = await FetchAsync(symbols[i], key, request, cancellationToken);
            if (result is FetchRefused refused && AlphaVantageRefusals.EndsTheRun(refused.Kind))
            {
                ended = new(refused.Kind, refused.Message);
                IngestLog.Ended(log, symbols.Count - i - 1, refused.Kind);
            }

            yield return result;
        }
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

    private async Task<FetchResult> FetchAsync(string symbol, string key, FetchRequest request, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var query = new AlphaVantageQuery(settings.Function, symbol, request.OutputSize ?? settings.OutputSize, settings.DataType);
        var answer = await client.GetAsync(query, key, cancellationToken);
        var result = answer.Prices is { } prices
            ? Read(prices.Format, prices.Content, new(symbol, Name, symbol, request.Basis, request.Range) { IsGrouped = true }, key, cancellationToken)
            : new FetchRefused(symbol, answer.Refusal!.Kind, answer.Refusal.Message);
        if (result is FetchRefused refused) IngestLog.Refused(log, symbol, refused.Kind, refused.Message);
        return result;
    }

    private FetchResult Read(
        IPriceFormat format, byte[] content, InputDescription input, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            return reader.Read(format, stream, input, cancellationToken).First();
        }
        catch (ContentRefusedException refused)
        {
            var message = $"AlphaVantage's answer cannot be used: {refused.Message}.";
            return new FetchRefused(input.Name, refused.Kind, KeyRedaction.Redact(message, key));
        }
    }
}
