using System.Text.Json;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>A vendor's JSON answer with rows that are objects of named fields; read as a whole, at most a few megabytes.</summary>
internal abstract class JsonPriceFormat : IPriceFormat
{
    public abstract string Name { get; }

    public abstract PriceBasis? Basis { get; }

    /// <summary>Names of the fields of a row.</summary>
    protected abstract JsonFields Fields { get; }

    public virtual PriceBasis? BasisOf(ContentHead head) => Basis;

    public abstract bool Recognizes(ContentHead head);

    public int? SymbolColumn(ContentHead head) => null;

    public IEnumerable<RawRow> Read(Stream content, DateOrder order)
    {
        foreach (var row in Read(JsonContent.ReadAll(content))) yield return row;
    }

    /// <summary>Reads the rows of an answer.</summary>
    /// <param name="json">The answer; not yet known to be valid.</param>
    /// <param name="rows">Where they go.</param>
    protected abstract void Read(ReadOnlySpan<byte> json, List<RawRow> rows);

    /// <summary>A row with its date as YYYY-MM-DD, where it is one.</summary>
    protected virtual RawRow Dated(RawRow row) =>
        DayText.TryParse(row.Date.Span, DateOrder.YearMonthDay, out var day) ? row with { Date = day.ToString("O") } : row;

    /// <summary>Reads a list of rows; nothing where there is none, as in an answer without prices.</summary>
    /// <param name="reader">On the list's beginning; left on its end.</param>
    /// <param name="symbol">Whose they are; null where nothing says.</param>
    /// <param name="rows">Where they go.</param>
    protected void ReadRows(ref Utf8JsonReader reader, string? symbol, List<RawRow> rows)
    {
        if (reader.TokenType == JsonTokenType.Null) return;
        if (reader.TokenType != JsonTokenType.StartArray) throw new InvalidOperationException("Not a list.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var row = JsonRow.Read(ref reader, Fields, rows.Count + 1);
            if (row.Breach is null) row = Dated(row);
            rows.Add(symbol is null ? row : row with { Symbol = symbol });
        }
    }

    /// <summary>A text of the object as a whole; null where it has none of the name.</summary>
    protected static string? RootText(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt) return reader.GetString();
            reader.Skip();
        }

        return null;
    }

    private List<RawRow> Read(ReadOnlySpan<byte> json)
    {
        List<RawRow> rows = [];
        try
        {
            Read(json, rows);
        }
        catch (JsonException broken)
        {
            throw ContentRefusedException.NotPrices($"it is not complete, valid JSON (line {broken.LineNumber + 1})");
        }
        catch (InvalidOperationException)
        {
            throw ContentRefusedException.NotPrices($"it is not JSON in the form of {Name}");
        }

        return rows;
    }
}
