using System.Text.Json;
using Messaging.Binding;
using Messaging.Documentation;

namespace Messaging.Formats;

/// <summary>Says what was expected where the serializer gave up a value.</summary>
internal static class JsonPlace
{
    /// <summary>The way from the value to what could not be read, such as <c>[3].date</c>; empty for the value itself.</summary>
    public static string PathIn(JsonException exception) => exception.Path is ['$', .. var path] ? path : "";

    /// <summary>What was expected there, to go on after "expected"; null where that is not known.</summary>
    /// <param name="type">Of the whole value.</param>
    /// <param name="value">The whole value, and whatever follows it.</param>
    /// <param name="exception">What the serializer threw.</param>
    /// <param name="options">How the value was read.</param>
    public static string? Expected(Type type, ReadOnlySpan<byte> value, JsonException exception, JsonSerializerOptions options)
    {
        if (exception is UnexpectedJsonException unexpected)
            return unexpected.Expected;
        if (TypeAt(type, PathIn(exception), options) is not { } found)
            return null;
        // What is right by itself can only be there a second time.
        return IsValue(JsonSyntax.ReaderAt(value, exception), found, options) ? "it once in an object" : Expected(found);
    }

    private static string? Expected(Type type)
    {
        if (DataTypes.EntryOf(type) is not null)
            return "names with values";
        if (DataTypes.ItemOf(type) is not null)
            return "a list";
        return ValueTexts.ExpectedOf(type) ?? (DtoTypes.IsDto(type) ? "an object" : null);
    }

    /// <summary>Follows a path of names and positions; null where it leads to nothing known.</summary>
    private static Type? TypeAt(Type root, ReadOnlySpan<char> path, JsonSerializerOptions options)
    {
        Type? type = root;
        while (type is not null && !path.IsEmpty)
        {
            // Names with a point, a bracket or the like in them are written as ['name'].
            var (start, end) = path switch
            {
                ['[', '\'', ..] => (2, "']"),
                ['[', ..] => (1, "]"),
                _ => (1, ""),
            };
            var isPosition = end is "]";
            var rest = path[start..];
            var length = end is "" ? rest.IndexOfAny('.', '[') : rest.IndexOf(end, StringComparison.Ordinal);
            var step = length < 0 ? rest : rest[..length];
            type = isPosition ? DataTypes.ItemOf(type) : PartOf(type, step, options);
            path = length < 0 ? [] : rest[(length + end.Length)..];
        }
        return type;
    }

    private static Type? PartOf(Type type, ReadOnlySpan<char> name, JsonSerializerOptions options)
    {
        if (DataTypes.EntryOf(type) is var (_, value))
            return value;
        foreach (var property in options.GetTypeInfo(type).Properties)
        {
            if (name.Equals(property.Name, StringComparison.OrdinalIgnoreCase))
                return property.PropertyType;
        }
        return null;
    }

    private static bool IsValue(Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(type)) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
