using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Messaging.Binding;

namespace Messaging.Formats;

/// <summary>Writes enums as <see cref="EnumText{TEnum}"/> does, sums of flags as numbers, and reads them from text or number.</summary>
internal sealed class EnumMemberConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumMemberConverter<>).MakeGenericType(typeToConvert))!;
}

internal sealed class EnumMemberConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private readonly ConcurrentDictionary<TEnum, JsonEncodedText> _texts = [];

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number when reader.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        return EnumText<TEnum>.TryParse(text, out var value) ? value : throw new UnexpectedJsonException(EnumText<TEnum>.Expected);
    }

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        if (EnumText<TEnum>.IsFlags && EnumText<TEnum>.IsNumber(value))
            writer.WriteRawValue(EnumText<TEnum>.Write(value), skipInputValidation: true);
        else
            writer.WriteStringValue(TextOf(value));
    }

    public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EnumText<TEnum>.TryParse(reader.GetString(), out var value) ? value : throw new UnexpectedJsonException(EnumText<TEnum>.Expected);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WritePropertyName(TextOf(value));

    private JsonEncodedText TextOf(TEnum value) =>
        _texts.GetOrAdd(value, static value => JsonEncodedText.Encode(EnumText<TEnum>.Write(value)));
}
