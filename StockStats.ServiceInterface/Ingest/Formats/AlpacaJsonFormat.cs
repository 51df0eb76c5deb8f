using System.Globalization;
using System.Text.Json;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Alpaca's bars: <c>{"bars":{"AAPL":[{"t":"2022-02-01T05:00:00Z","o":…,"h":…,"l":…,"c":…,"v":…}]}}</c>, or for one symbol
/// <c>{"bars":[…],"symbol":"AAPL"}</c>. What prices are adjusted for was said in the request, and is not in the answer.
/// </summary>
internal sealed class AlpacaJsonFormat : JsonPriceFormat
{
    public override string Name => "alpaca-json";

    public override PriceBasis? Basis => null;

    protected override JsonFields Fields { get; } = new("t", "o", "h", "l", "c", "v");

    public override bool Recognizes(ContentHead head) =>
        head.Text is ['{', ..] && head.Text.Contains("\"bars\"", StringComparison.Ordinal) && head.Text.Contains("\"t\"", StringComparison.Ordinal);

    protected override void Read(ReadOnlySpan<byte> json, List<RawRow> rows)
    {
        var symbol = RootText(json, "symbol");
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isBars = reader.ValueTextEquals("bars");
            reader.Read();
            if (!isBars) reader.Skip();
            else if (reader.TokenType == JsonTokenType.StartObject) ReadSymbols(ref reader, rows);
            else ReadRows(ref reader, symbol, rows);
        }

        reader.Read();
    }

    protected override RawRow Dated(RawRow row) =>
        DateTimeOffset.TryParse(row.Date.Span, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var begins)
            ? NewYorkDay.Dated(row, begins)
            : row;

    private void ReadSymbols(ref Utf8JsonReader reader, List<RawRow> rows)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var symbol = reader.GetString();
            reader.Read();
            ReadRows(ref reader, symbol, rows);
        }
    }
}
