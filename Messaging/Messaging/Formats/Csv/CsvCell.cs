using System.Buffers;
using System.Text;
using Messaging.Binding;
using Messaging.Formats.Jsv;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Csv;

/// <summary>How values of a type are written as a cell; what has parts is one cell of JSV.</summary>
internal static class CsvCell<T>
{
    private static readonly Utf8Write<T> Writer = CsvCells.Create<T>();

    /// <summary>Writes a value; null is an empty cell.</summary>
    public static void Write(ref Utf8Output output, T value)
    {
        if (value is not null)
            Writer(ref output, value);
    }
}

/// <summary>Makes the writers of cells, one a type.</summary>
internal static class CsvCells
{
    public static Utf8Write<T> Create<T>()
    {
        // A negative duration looks like a formula, -PT5S.
        if (typeof(T) == typeof(TimeSpan))
            return OfJsv;
        if (PlainValues.Find<T>() is { } plain)
            return plain;
        if (typeof(T) == typeof(string))
            return (Utf8Write<T>)(object)(Utf8Write<string>)((ref output, value) => CsvText.Write(ref output, value));
        if (typeof(T) == typeof(char))
            return (Utf8Write<T>)(object)(Utf8Write<char>)((ref output, value) => CsvText.WriteAsIs(ref output, value.ToString()));
        if (typeof(T).IsEnum)
            return (Utf8Write<T>)GenericMethods.Call(typeof(CsvCells), nameof(OfEnum), [typeof(T)]);
        if (Nullable.GetUnderlyingType(typeof(T)) is { } underlying)
            return (Utf8Write<T>)GenericMethods.Call(typeof(CsvCells), nameof(OfNullable), [underlying]);
        if (typeof(T).IsAssignableTo(typeof(Uri)))
            return (ref output, value) => CsvText.Write(ref output, value!.ToString());
        return typeof(T) == typeof(object) ? OfAny : OfJsv;
    }

    private static Utf8Write<TEnum> OfEnum<TEnum>()
        where TEnum : struct, Enum => (ref output, value) => CsvText.WriteAsIs(ref output, EnumText<TEnum>.Write(value));

    private static Utf8Write<T?> OfNullable<T>()
        where T : struct => (ref output, value) => CsvCell<T>.Write(ref output, value.GetValueOrDefault());

    private static void OfAny<T>(ref Utf8Output output, T value)
    {
        if (value is string text)
            CsvText.Write(ref output, text);
        else
            OfJsv(ref output, value);
    }

    /// <summary>Rare enough in rows to be put together apart.</summary>
    private static void OfJsv<T>(ref Utf8Output output, T value)
    {
        var cell = new ArrayBufferWriter<byte>();
        var jsv = new Utf8Output(cell);
        JsvValue<T>.Write(ref jsv, value);
        jsv.Commit();
        CsvText.Write(ref output, Encoding.UTF8.GetString(cell.WrittenSpan));
    }
}
