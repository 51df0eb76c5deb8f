using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Messaging.Binding;

namespace Messaging.Formats;

/// <summary>Decimals as <see cref="DecimalText"/> reads them, from numbers and texts; written as numbers.</summary>
internal sealed class DecimalConverter : JsonConverter<decimal>
{
    /// <summary>Longer than any number somebody means.</summary>
    private const int MaxLength = 512;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[MaxLength];
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String) || reader.ValueSpan.Length > MaxLength)
            throw new UnexpectedJsonException(DecimalText.Expected);
        var length = reader.TokenType == JsonTokenType.String ? reader.CopyString(text) : Encoding.UTF8.GetChars(reader.ValueSpan, text);
        return DecimalText.TryParse(text[..length], out var value) ? value : throw new UnexpectedJsonException(DecimalText.Expected);
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    public override decimal ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DecimalText.TryParse(reader.GetString(), out var value) ? value : throw new UnexpectedJsonException(DecimalText.Expected);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
