using System.Text.Json;
using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>The names a vendor gives the fields of a row; null for those it has not.</summary>
internal sealed record JsonFields(string Date, string Open, string High, string Low, string Close, string Volume)
{
    public string? AdjustedClose { get; init; }

    public string? Dividend { get; init; }

    public string? Split { get; init; }

    /// <summary>Whether a high and a low that are not there are a missing value, rather than nothing.</summary>
    public bool NeedsRange { get; init; } = true;
}

/// <summary>Reads rows that are JSON objects.</summary>
internal static class JsonRow
{
    /// <summary>Reads one row. Numbers may have an exponent; a null is nothing.</summary>
    /// <param name="reader">On its first token; left on its last.</param>
    /// <param name="names">Names of its fields.</param>
    /// <param name="position">Its position, from 1.</param>
    public static RawRow Read(ref Utf8JsonReader reader, JsonFields names, long position)
    {
        if (reader.TokenType == JsonTokenType.StartObject) return Of(Fields(ref reader), names, position);
        var message = FormattableString.Invariant($"row {position} is not an object with the prices of a day");
        return new() { Line = position, Breach = new(RowFields.Row, AlphaVantageEnvelope.ReadText(ref reader), RowRules.NotARow, message) };
    }

    /// <summary>The fields of an object by their names, as texts; nulls are left out.</summary>
    /// <param name="reader">On its beginning; left on its end.</param>
    public static Dictionary<string, string> Fields(ref Utf8JsonReader reader)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null) fields[name] = AlphaVantageEnvelope.ReadText(ref reader);
        }

        return fields;
    }

    /// <summary>A row of fields that are known by name.</summary>
    public static RawRow Of(Dictionary<string, string> fields, JsonFields names, long position)
    {
        var missing = names.NeedsRange ? "" : null;
        return new()
        {
            Line = position,
            Date = fields.GetValueOrDefault(names.Date),
            Open = Number(fields, names.Open),
            High = Number(fields, names.High) ?? missing,
            Low = Number(fields, names.Low) ?? missing,
            Close = Number(fields, names.Close),
            Volume = Number(fields, names.Volume),
            AdjustedClose = Number(fields, names.AdjustedClose),
            Dividend = Number(fields, names.Dividend),
            Split = Number(fields, names.Split),
        };
    }

    private static string? Number(Dictionary<string, string> fields, string? name)
    {
        if (name is null || !fields.TryGetValue(name, out var text)) return null;
        Span<char> plain = stackalloc char[NumberText.Longest];
        return text.AsSpan().ContainsAny('e', 'E') && NumberText.TryPlain(text, plain, out var length) ? plain[..length].ToString() : text;
    }
}
