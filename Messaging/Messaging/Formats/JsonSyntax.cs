using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Messaging.Formats;

/// <summary>Says what is wrong with bytes that should be JSON, and finds places in them.</summary>
internal static class JsonSyntax
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The bytes without the mark that some editors put before UTF-8.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) =>
        json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;

    /// <summary>The fault with its place, to go on after "it cannot be read:"; null for one whole JSON value and nothing else.</summary>
    public static string? FindFault(ReadOnlySpan<byte> json, int maxDepth)
    {
        if (!Utf8.IsValid(json))
            return $"it is not UTF-8 {Place(json, ValidLength(json))}";
        var options = new JsonReaderOptions { MaxDepth = maxDepth };
        var reader = new Utf8JsonReader(json, options);
        try
        {
            while (reader.Read())
            {
            }
            return null;
        }
        catch (JsonException exception)
        {
            var offset = OffsetOf(json, exception);
            return $"{Describe(json, offset, options)} {Place(json, offset)}";
        }
    }

    /// <summary>The token at which a serializer gave up a value, as it stands there.</summary>
    /// <param name="value">The value, and whatever follows it: a serializer counts lines and bytes from where its value begins.</param>
    /// <param name="exception">What the serializer threw.</param>
    public static string TokenAt(ReadOnlySpan<byte> value, JsonException exception)
    {
        var reader = ReaderAt(value, exception);
        return Encoding.UTF8.GetString(reader.ValueSpan);
    }

    /// <summary>A reader that stands on that token.</summary>
    public static Utf8JsonReader ReaderAt(ReadOnlySpan<byte> value, JsonException exception)
    {
        var offset = OffsetOf(value, exception);
        var reader = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = JsonContract.MaxDepth });
        while (reader.BytesConsumed < offset && reader.Read())
        {
        }
        return reader;
    }

    private static string Describe(ReadOnlySpan<byte> json, int offset, JsonReaderOptions options)
    {
        if (EndsTooEarly(json, options))
            return "it ends too early";
        return offset < json.Length && json[offset] is (byte)'[' or (byte)'{' && DepthAt(json, offset, options) >= options.MaxDepth
            ? string.Create(CultureInfo.InvariantCulture, $"it nests deeper than {options.MaxDepth} levels")
            : "it is not JSON";
    }

    /// <summary>True where the bytes are the beginning of some JSON.</summary>
    private static bool EndsTooEarly(ReadOnlySpan<byte> json, JsonReaderOptions options)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(options));
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int DepthAt(ReadOnlySpan<byte> json, int offset, JsonReaderOptions options)
    {
        var reader = new Utf8JsonReader(json[..offset], isFinalBlock: false, new JsonReaderState(options));
        var depth = 0;
        while (reader.Read())
            depth = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0);
        return depth;
    }

    private static int OffsetOf(ReadOnlySpan<byte> json, JsonException exception)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
            start += json[start..].IndexOf((byte)'\n') + 1;
        return Math.Min(json.Length, start + (int)(exception.BytePositionInLine ?? 0));
    }

    private static string Place(ReadOnlySpan<byte> json, int offset)
    {
        var before = json[..offset];
        var line = before.Count((byte)'\n') + 1;
        var position = offset - before.LastIndexOf((byte)'\n');
        return string.Create(CultureInfo.InvariantCulture, $"at line {line}, byte {position}");
    }

    private static int ValidLength(ReadOnlySpan<byte> json)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(json[length..], out _, out var bytes) == System.Buffers.OperationStatus.Done)
            length += bytes;
        return length;
    }
}
