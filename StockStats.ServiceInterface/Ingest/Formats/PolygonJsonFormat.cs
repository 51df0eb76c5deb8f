using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Polygon's aggregates: <c>{"ticker":"AAPL","adjusted":true,"results":[{"v":…,"o":…,"c":…,"h":…,"l":…,"t":1112331600000}]}</c>, where t is
/// milliseconds since 1970 at the bar's beginning. The answer says itself whether prices are divided by later splits.
/// </summary>
internal sealed partial class PolygonJsonFormat : JsonPriceFormat
{
    public override string Name => "polygon-json";

    public override PriceBasis? Basis => null;

    protected override JsonFields Fields { get; } = new("t", "o", "h", "l", "c", "v");

    public override PriceBasis? BasisOf(ContentHead head) =>
        Adjusted().Match(head.Text) is { Success: true } said ? said.Groups["value"].Value is "true" ? PriceBasis.Split : PriceBasis.Raw : null;

    public override bool Recognizes(ContentHead head)
    {
        return head.Text is ['{', ..] && Says("\"results\"") && (Says("\"resultsCount\"") || Says("\"queryCount\"") || Says("\"adjusted\""));

        bool Says(string name) => head.Text.Contains(name, StringComparison.Ordinal);
    }

    protected override void Read(ReadOnlySpan<byte> json, List<RawRow> rows)
    {
        var symbol = RootText(json, "ticker");
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResults = reader.ValueTextEquals("results");
            reader.Read();
            if (isResults) ReadRows(ref reader, symbol, rows);
            else reader.Skip();
        }

        reader.Read();
    }

    protected override RawRow Dated(RawRow row) =>
        long.TryParse(row.Date.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds is > -62_000_000_000_000 and < 250_000_000_000_000
            ? NewYorkDay.Dated(row, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : row;

    [GeneratedRegex(@"""adjusted""\s*:\s*(?<value>true|false)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Adjusted();
}
