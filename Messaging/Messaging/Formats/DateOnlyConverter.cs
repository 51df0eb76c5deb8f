using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Messaging.Binding;

namespace Messaging.Formats;

/// <summary>Days as <see cref="DateText"/> reads them, written as <c>YYYY-MM-DD</c>.</summary>
internal sealed class DateOnlyConverter : JsonConverter<DateOnly>
{
    private const int Length = 10;

    /// <summary>More than any day with a zero time needs; a longer text is none.</summary>
    private const int MaxLength = 64;

    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[MaxLength];
        return reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= MaxLength
            && DateText.TryParse(text[..reader.CopyString(text)], out var value)
            ? value
            : throw new UnexpectedJsonException(DateText.Expected);
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Length];
        value.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text);
    }

    public override DateOnly ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateText.TryParse(reader.GetString(), out var value) ? value : throw new UnexpectedJsonException(DateText.Expected);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString("O", CultureInfo.InvariantCulture));
}
