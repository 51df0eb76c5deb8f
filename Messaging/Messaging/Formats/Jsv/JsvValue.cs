using System.Collections.Concurrent;
using System.Globalization;
using Messaging.Binding;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Jsv;

/// <summary>How values of a type are written in JSV; made when first needed, by <see cref="JsvValues"/>.</summary>
internal static class JsvValue<T>
{
    private static readonly Utf8Write<T> Writer = JsvValues.Create<T>();

    /// <summary>Writes a value; null is nothing.</summary>
    public static void Write(ref Utf8Output output, T value)
    {
        if (value is not null)
            Writer(ref output, value);
    }
}

/// <summary>Makes the writers of JSV, one a type: plain values, texts, dictionaries, lists, objects.</summary>
internal static class JsvValues
{
    private static readonly ConcurrentDictionary<Type, Utf8Write<object>> ByRuntimeType = [];

    public static Utf8Write<T> Create<T>()
    {
        if (PlainValues.Find<T>() is { } plain)
            return plain;
        if (typeof(T) == typeof(string))
            return (Utf8Write<T>)(object)(Utf8Write<string>)((ref output, value) => JsvText.Write(ref output, value));
        if (typeof(T) == typeof(char))
            return (Utf8Write<T>)(object)(Utf8Write<char>)((ref output, value) => JsvText.Write(ref output, value.ToString()));
        if (typeof(T).IsEnum)
            return Make<T>(nameof(OfEnum), typeof(T));
        if (Nullable.GetUnderlyingType(typeof(T)) is { } underlying)
            return Make<T>(nameof(OfNullable), underlying);
        if (TypeKinds.DictionaryOf(typeof(T)) is var (key, value))
            return Make<T>(nameof(OfDictionary), typeof(T), key, value);
        if (TypeKinds.ItemOf(typeof(T)) is { } item && item != typeof(object))
            return Make<T>(nameof(OfList), typeof(T), item);
        return CreateOther<T>();
    }

    /// <summary>Writes a value by the type it has at run time.</summary>
    public static void WriteAny(ref Utf8Output output, object value) =>
        ByRuntimeType.GetOrAdd(value.GetType(), static type => Make<object>(nameof(OfAny), type))(ref output, value);

    private static Utf8Write<T> CreateOther<T>()
    {
        if (typeof(T) == typeof(object) || typeof(T).IsInterface || typeof(T).IsAbstract)
            return (ref output, value) => WriteAny(ref output, value!);
        if (TypeKinds.ItemOf(typeof(T)) is not null)
            return WriteItems;
        return typeof(T).IsAssignableTo(typeof(Uri)) || TypeKinds.IsScalar(typeof(T))
            ? (ref output, value) => JsvText.Write(ref output, Convert.ToString(value, CultureInfo.InvariantCulture))
            : JsvObject<T>.Write;
    }

    private static void WriteItems<T>(ref Utf8Output output, T list) =>
        OfList<IEnumerable<object?>, object?>()(ref output, ((System.Collections.IEnumerable)list!).Cast<object?>());

    private static Utf8Write<T> Make<T>(string method, params Type[] types) =>
        (Utf8Write<T>)GenericMethods.Call(typeof(JsvValues), method, types);

    /// <summary>A value of no parts at all, such as <c>new object()</c>, is an empty object.</summary>
    private static Utf8Write<object> OfAny<T>() => typeof(T) == typeof(object)
        ? (ref output, _) => output.Write("{}"u8)
        : (ref output, value) => JsvValue<T>.Write(ref output, (T)value);

    private static Utf8Write<TEnum> OfEnum<TEnum>()
        where TEnum : struct, Enum => (ref output, value) => JsvText.Write(ref output, EnumText<TEnum>.Write(value));

    private static Utf8Write<T?> OfNullable<T>()
        where T : struct => (ref output, value) => JsvValue<T>.Write(ref output, value.GetValueOrDefault());

    private static Utf8Write<TDictionary> OfDictionary<TDictionary, TKey, TValue>()
        where TDictionary : IEnumerable<KeyValuePair<TKey, TValue>> => (ref output, value) =>
    {
        var separator = (byte)'{';
        foreach (var (key, item) in value)
        {
            if (item is null)
                continue;
            output.Write(separator);
            JsvValue<TKey>.Write(ref output, key);
            output.Write((byte)':');
            JsvValue<TValue>.Write(ref output, item);
            separator = (byte)',';
        }
        if (separator == '{')
            output.Write(separator);
        output.Write((byte)'}');
    };

    private static Utf8Write<TList> OfList<TList, TItem>()
        where TList : IEnumerable<TItem> => (ref output, value) =>
    {
        var separator = (byte)'[';
        foreach (var item in value)
        {
            output.Write(separator);
            JsvItem<TItem>.Write(ref output, item);
            separator = (byte)',';
        }
        if (separator == '[')
            output.Write(separator);
        output.Write((byte)']');
    };
}
