using System.Collections;

namespace Messaging.Formats.Writing;

/// <summary>What a type is to formats that know texts, lists and named parts only.</summary>
internal static class TypeKinds
{
    private static readonly Type[] Texts = [typeof(string), typeof(char), typeof(bool), typeof(Uri), typeof(byte[])];

    /// <summary>The item type of a list; null for anything else, texts and dictionaries included.</summary>
    public static Type? ItemOf(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[]) || DictionaryOf(type) is not null)
            return null;
        return Implemented(type, typeof(IEnumerable<>))?.GetGenericArguments()[0]
            ?? (typeof(IEnumerable).IsAssignableFrom(type) ? typeof(object) : null);
    }

    /// <summary>The key and value types of a dictionary; null for anything else.</summary>
    public static (Type Key, Type Value)? DictionaryOf(Type type) =>
        (Implemented(type, typeof(IReadOnlyDictionary<,>)) ?? Implemented(type, typeof(IDictionary<,>))) is { } dictionary
            && dictionary.GetGenericArguments() is [var key, var value]
            ? (key, value)
            : null;

    /// <summary>True where a value is one text: no list, no object with parts.</summary>
    public static bool IsScalar(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum || Texts.Contains(type) || (type.IsValueType && typeof(IUtf8SpanFormattable).IsAssignableFrom(type));
    }

    /// <summary>True where a value has named parts.</summary>
    public static bool IsObject(Type type) => !IsScalar(type) && ItemOf(type) is null && DictionaryOf(type) is null;

    private static Type? Implemented(Type type, Type definition) =>
        type.GetInterfaces()
            .Prepend(type)
            .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == definition);
}
