using System.Text.Json;
using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// AlphaVantage's JSON of TIME_SERIES_DAILY and TIME_SERIES_DAILY_ADJUSTED. One symbol, named in the answer; at most a few megabytes,
/// so it is read as a whole: the session that was still open stands outside the rows.
/// </summary>
internal sealed class AlphaVantageJsonFormat : IPriceFormat
{
    public string Name => "alphavantage-json";

    public PriceBasis? Basis => PriceBasis.Raw;

    public bool Recognizes(ContentHead head) => head.Text is ['{', ..];

    public int? SymbolColumn(ContentHead head) => null;

    public IEnumerable<RawRow> Read(Stream content, DateOrder order)
    {
        foreach (var row in Read(JsonContent.ReadAll(content))) yield return row;
    }

    private static List<RawRow> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var envelope = AlphaVantageEnvelope.Read(json);
            Check(envelope);
            return AlphaVantageJsonRows.Read(json, envelope);
        }
        catch (JsonException broken)
        {
            throw ContentRefusedException.NotPrices($"it is not complete, valid JSON (line {broken.LineNumber + 1})");
        }
        catch (InvalidOperationException)
        {
            throw ContentRefusedException.NotPrices("it is not JSON in the form of AlphaVantage");
        }
    }

    private static void Check(AlphaVantageEnvelope envelope)
    {
        if (envelope.IsEmpty) throw new ContentRefusedException(RefusalKind.NoData, "it is an empty JSON object, {}");
        if (envelope.SeriesName is not { } series) throw ContentRefusedException.NotPrices(WithoutSeries(envelope.Message ?? ""));
        foreach (var interval in (string[])["Weekly", "Monthly"])
        {
            if (Says(series, interval) || Says(envelope.Information, interval))
                throw ContentRefusedException.NotPrices(TradingInterval.NotDailyMessage(interval.ToLowerInvariant()));
        }

        if (series is not "Time Series (Daily)")
            throw ContentRefusedException.NotPrices($"it holds '{Excerpt.Of(series)}', not the 'Time Series (Daily)' of a share");
    }

    private static string WithoutSeries(string message) => AlphaVantageRefusals.Classify(message) == RefusalKind.UnknownMessage
        ? $"it is JSON, but not in a known form ({PriceFormats.JsonNames}): it has no AlphaVantage time series"
        : $"it is a message, not prices: \"{Excerpt.Of(KeyRedaction.Redact(message, key: null))}\". Download the prices again";

    private static bool Says(string? text, string interval) => text?.Contains(interval, StringComparison.OrdinalIgnoreCase) == true;
}
