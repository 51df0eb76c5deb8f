using System.Text;
using System.Text.Json;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// What stands around the rows of an AlphaVantage JSON answer, prices or not. Names are matched by the text after their number:
/// the same field has another number in another function.
/// </summary>
internal sealed record AlphaVantageEnvelope
{
    private const string SeriesMark = "Time Series";

    /// <summary>Name of the object that holds the rows; null where the answer holds no prices.</summary>
    public string? SeriesName { get; init; }

    /// <summary>The function's own description: <c>Daily Prices (open, high, low, close) and Volumes</c>.</summary>
    public string? Information { get; init; }

    public string? Symbol { get; init; }

    /// <summary>A day; with a time of day while its session was open.</summary>
    public string? LastRefreshed { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>All texts that stand where the rows should, whatever their names; null where there is none.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the answer is an object without anything in it.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Reads everything but the rows.</summary>
    /// <param name="json">A JSON object; checked to its end.</param>
    /// <exception cref="JsonException">It is not valid JSON, or ends early.</exception>
    /// <exception cref="InvalidOperationException">It is not an object, or holds text that cannot be decoded.</exception>
    public static AlphaVantageEnvelope Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new InvalidOperationException("Not an object.");
        var envelope = new AlphaVantageEnvelope { IsEmpty = true };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            envelope = ReadProperty(envelope, name, ref reader) with { IsEmpty = false };
        }

        // Anything after the object is an error, which only one more read brings out.
        reader.Read();
        return envelope;
    }

    /// <summary>Whether a name is that of the object that holds the rows.</summary>
    public static bool IsSeries(string name) => name.Contains(SeriesMark, StringComparison.Ordinal);

    /// <summary>The text after a field's number: <c>volume</c> of <c>5. volume</c> and of <c>6. volume</c>.</summary>
    public static string FieldName(string name) =>
        name.IndexOf(". ", StringComparison.Ordinal) is var point and >= 0 ? name[(point + 2)..] : name;

    /// <summary>A value as text: strings without quotes, numbers as written. Moves to the value's end.</summary>
    public static string ReadText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString()!;
        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        reader.Skip();
        return text;
    }

    private static AlphaVantageEnvelope ReadProperty(AlphaVantageEnvelope envelope, string name, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return envelope with { Message = envelope.Message is null ? reader.GetString() : $"{envelope.Message} {reader.GetString()}" };
        if (reader.TokenType == JsonTokenType.StartObject && name is "Meta Data") return ReadMeta(envelope, ref reader);
        reader.Skip();
        return IsSeries(name) ? envelope with { SeriesName = name } : envelope;
    }

    private static AlphaVantageEnvelope ReadMeta(AlphaVantageEnvelope envelope, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = FieldName(reader.GetString()!);
            reader.Read();
            var text = ReadText(ref reader);
            envelope = name switch
            {
                "Information" => envelope with { Information = text },
                "Symbol" => envelope with { Symbol = text },
                "Last Refreshed" => envelope with { LastRefreshed = text },
                "Time Zone" => envelope with { TimeZone = text },
                _ => envelope,
            };
        }

        return envelope;
    }
}
