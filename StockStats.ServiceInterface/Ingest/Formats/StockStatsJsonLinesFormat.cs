using System.Text.Json;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Our own rows as JSON lines, an object with the fields of <see cref="StockStatsCsvFormat"/> each, as <c>export --format jsonl</c> writes
/// them. The basis is not part of the file: the user has to say it.
/// </summary>
internal sealed class StockStatsJsonLinesFormat : IPriceFormat
{
    private static readonly JsonFields Names = new(
        RowFields.Date, RowFields.Open, RowFields.High, RowFields.Low, RowFields.Close, RowFields.Volume)
    {
        AdjustedClose = RowFields.AdjustedClose,
        Dividend = RowFields.Dividend,
        Split = RowFields.Split,
        NeedsRange = false,
    };

    public string Name => "stockstats-jsonl";

    public PriceBasis? Basis => null;

    /// <summary>There is no column to look at beforehand.</summary>
    public bool MixesSymbols => true;

    public bool Recognizes(ContentHead head)
    {
        var end = head.Text.IndexOf('\n', StringComparison.Ordinal);
        var first = head.Text.AsSpan(0, end < 0 ? head.Text.Length : end).TrimEnd();
        return first is ['{', .., '}'] && first.Contains($"\"{RowFields.Open}\"", StringComparison.Ordinal) && !first.Contains('[');
    }

    public int? SymbolColumn(ContentHead head) => null;

    public IEnumerable<RawRow> Read(Stream content, DateOrder order)
    {
        using var lines = new ByteLines(content);
        while (lines.Read())
        {
            if (lines.Current.Trim(" \t\r"u8).IsEmpty) continue;
            yield return Row(lines.Current, lines.Number);
        }
    }

    private static RawRow Row(ReadOnlySpan<byte> line, long number)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return NotARow(number);
            var fields = JsonRow.Fields(ref reader);
            reader.Read();
            return Row(fields, number);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return NotARow(number);
        }
    }

    private static RawRow Row(Dictionary<string, string> fields, long number)
    {
        if (fields.Keys.FirstOrDefault(name => !StockStatsCsvFormat.Known.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw ContentRefusedException.NotPrices(
                $"field '{Excerpt.Of(unknown)}' at line {number} is not known; known are {string.Join(", ", StockStatsCsvFormat.Known)}");
        var provisional = fields.GetValueOrDefault(RowFields.Provisional);
        var row = JsonRow.Of(fields, Names, number);
        if (DayText.TryParse(row.Date.Span, DateOrder.YearMonthDay, out var day)) row = row with { Date = day.ToString("O") };
        return row with
        {
            Symbol = fields.GetValueOrDefault(RowFields.Symbol),
            Provisional = provisional is "true",
            Breach = provisional is null or "true" or "false" ? null : new(RowFields.Provisional, provisional, RowRules.NotABoolean,
                $"{RowFields.Provisional} '{Excerpt.Of(provisional)}' is neither true nor false"),
        };
    }

    private static RawRow NotARow(long number) =>
        new() { Line = number, Breach = new(RowFields.Row, "", RowRules.NotARow, $"line {number} is not a JSON object with the prices of a day") };
}
