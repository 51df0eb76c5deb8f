using System.Text.Json;
using StockStats.ServiceInterface.Ingest.Formats;
using Sylvan.Data.Csv;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Actions;

/// <summary>One row of a list as it came.</summary>
/// <param name="Line">The line of a table, from 1; the position in a JSON list, from 1.</param>
/// <param name="Date">The ex-date's text; empty where the row has none.</param>
/// <param name="Value">The factor's or amount's text; empty where the row has none.</param>
/// <param name="Whole">All of the row, to tell one that comes twice.</param>
internal sealed record ActionRow(long Line, string Date, string Value, string Whole);

/// <summary>A list of actions as text.</summary>
/// <param name="Symbol">Whose they are; null where the list does not say.</param>
/// <param name="Rows">Its rows, in their order.</param>
internal sealed record ActionListText(string? Symbol, IReadOnlyList<ActionRow> Rows)
{
    /// <summary>Reads a list in JSON or CSV.</summary>
    /// <returns>Null where the content is something else.</returns>
    /// <exception cref="JsonException">It is JSON that ends early or is damaged.</exception>
    /// <exception cref="ContentRefusedException">It is of no kind that could hold a list.</exception>
    public static ActionListText? Read(ActionListShape shape, byte[] content)
    {
        var head = ContentHead.Of(content.AsSpan(0, Math.Min(content.Length, ContentHead.Length)));
        if (head.IsJson) return OfJson(shape, content);
        if (head.Header?.Has(shape.DateField, shape.ValueField) != true) return null;
        try
        {
            return OfCsv(shape, content);
        }
        catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException)
        {
            throw ContentRefusedException.NotPrices("it is not CSV: its quotes do not match, or a line is far too long");
        }
    }

    private static ActionListText? OfJson(ActionListShape shape, ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith("\uFEFF"u8)) content = content["\uFEFF"u8.Length..];
        using var json = JsonDocument.Parse(content);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
            return null;
        return new(
            root.TryGetProperty("symbol", out var symbol) ? Text(symbol) : null,
            [.. data.EnumerateArray().Select((row, i) => new ActionRow(i + 1, Field(row, shape.DateField), Field(row, shape.ValueField), row.GetRawText()))]);
    }

    private static string Field(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) ? Text(value) : "";

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : value.ValueKind == JsonValueKind.Null ? "" : value.GetRawText();

    private static ActionListText OfCsv(ActionListShape shape, byte[] content)
    {
        using var text = new StreamReader(new MemoryStream(content, writable: false));
        using var csv = CsvDataReader.Create(text, CsvRows.Options());
        csv.Read();
        var header = new CsvHeader(CsvRows.Cells(csv));
        var (date, value) = (header.Require(shape.DateField), header.Require(shape.ValueField));
        List<ActionRow> rows = [];
        for (var line = 2L; csv.Read(); line++)
        {
            var cells = CsvRows.Cells(csv);
            if (cells is [""]) continue;
            rows.Add(new(line, Cell(date), Cell(value), string.Join(',', cells)));

            string Cell(int at) => at < cells.Length ? cells[at] : "";
        }

        return new(null, rows);
    }
}
