using System.Text.Json;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Tiingo's end-of-day prices: a list of <c>{"date":"2018-01-05T00:00:00.000Z","close":…,"adjClose":…,"divCash":…,"splitFactor":…}</c>.
/// Prices are as traded, with the dividends and splits of each day. It names no symbol.
/// </summary>
internal sealed class TiingoJsonFormat : JsonPriceFormat
{
    public override string Name => "tiingo-json";

    public override PriceBasis? Basis => PriceBasis.Raw;

    protected override JsonFields Fields { get; } =
        new("date", "open", "high", "low", "close", "volume") { AdjustedClose = "adjClose", Dividend = "divCash", Split = "splitFactor" };

    public override bool Recognizes(ContentHead head) =>
        head.Text is ['[', ..] && Array.TrueForAll(["\"date\"", "\"close\"", "\"adjClose\""], name => head.Text.Contains(name, StringComparison.Ordinal));

    protected override void Read(ReadOnlySpan<byte> json, List<RawRow> rows)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        ReadRows(ref reader, symbol: null, rows);
        reader.Read();
    }
}
