using System.Numerics;

namespace Messaging.Formats.Writing;

/// <summary>
/// Values whose text needs no quotes in CSV or JSV. As ServiceStack writes them, but for times of day, which it writes as
/// durations, and for times without a zone, to which it adds the server's.
/// </summary>
internal static class PlainValues
{
    private static readonly Dictionary<Type, Delegate> Writers = new Delegate[]
    {
        Of((ref Utf8Output output, bool value) => output.Write(value ? "True"u8 : "False"u8)),
        Number<byte>(), Number<sbyte>(), Number<short>(), Number<ushort>(), Number<int>(), Number<uint>(), Number<long>(),
        Number<ulong>(), Number<decimal>(), Real<double>(), Real<float>(), Number<Int128>(),
        Of((ref Utf8Output output, DateOnly value) => output.WriteValue(value, "O")),
        Of((ref Utf8Output output, TimeOnly value) => output.WriteValue(value, "HH:mm:ss.FFFFFFF")),
        Of<DateTime>(WriteDateTime),
        Of((ref Utf8Output output, DateTimeOffset value) => output.WriteValue(value, "O")),
        Of((ref Utf8Output output, TimeSpan value) => output.Write(System.Xml.XmlConvert.ToString(value))),
        Of((ref Utf8Output output, Guid value) => output.WriteValue(value, "N")),
        Of((ref Utf8Output output, byte[] value) => output.Write(Convert.ToBase64String(value))),
    }.ToDictionary(writer => writer.GetType().GetGenericArguments()[0]);

    /// <summary>How a value of the type, never null, is written; null where the type has no such text.</summary>
    public static Utf8Write<T>? Find<T>() => (Utf8Write<T>?)Writers.GetValueOrDefault(typeof(T));

    private static Utf8Write<T> Of<T>(Utf8Write<T> write) => write;

    private static Utf8Write<T> Number<T>()
        where T : INumberBase<T>, IUtf8SpanFormattable => (ref output, value) => output.WriteValue(value);

    /// <summary>The ends of the range have an exponent in lower case, as ServiceStack writes them.</summary>
    private static Utf8Write<T> Real<T>()
        where T : IFloatingPoint<T>, IMinMaxValue<T> => (ref output, value) =>
            output.WriteValue(value, value == T.MaxValue || value == T.MinValue ? "r" : default(ReadOnlySpan<char>));

    private static void WriteDateTime(ref Utf8Output output, DateTime value)
    {
        if (value.TimeOfDay == TimeSpan.Zero)
            output.WriteValue(value, "yyyy-MM-dd");
        else if (value.Ticks % TimeSpan.TicksPerSecond == 0)
            output.WriteValue(value, "yyyy-MM-dd'T'HH:mm:ssK");
        else
            output.WriteValue(value, "yyyy-MM-dd'T'HH:mm:ss.fffffffK");
    }
}
