using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace Messaging.Binding;

/// <summary>The types that can be written as text. Looked up at start; what is found is kept by the field.</summary>
internal static class ValueTexts
{
    private const string Instant = "a date and time as YYYY-MM-DDThh:mm:ssZ";

    private static readonly string[] InstantFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static readonly Dictionary<Type, object> Simple = new object[]
    {
        new ValueText<string>((text, out value) => (value = text.ToString()) is not null, "a text"),
        new ValueText<bool>(TryParseBool, "true or false"),
        new ValueText<char>((text, out value) => (value = text is [var only] ? only : default) != default, "one character"),
        new ValueText<DateOnly>(DateText.TryParse, DateText.Expected),
        new ValueText<DateTime>((text, out value) => DateTime.TryParseExact(
            text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out value), Instant),
        new ValueText<DateTimeOffset>((text, out value) => DateTimeOffset.TryParseExact(
            text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value), Instant),
        new ValueText<TimeOnly>(
            (text, out value) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out value), "a time as hh:mm:ss"),
        new ValueText<Guid>(
            (text, out value) => Guid.TryParseExact(text, "D", out value) || Guid.TryParseExact(text, "N", out value), "a GUID"),
        Whole<byte>(), Whole<short>(), Whole<int>(), Whole<long>(), Whole<uint>(), Whole<ulong>(),
        new ValueText<decimal>(DecimalText.TryParse, DecimalText.Expected),
        Real<double>(), Real<float>(),
    }.ToDictionary(text => text.GetType().GetGenericArguments()[0]);

    /// <summary>How <typeparamref name="T"/> is written; null where it cannot be written as text.</summary>
    public static ValueText<T>? Find<T>() => (ValueText<T>?)Find(typeof(T));

    /// <summary>What values of a type look like, to go on after "expected"; null where they cannot be written as text.</summary>
    public static string? ExpectedOf(Type type) => ((ValueText?)Find(type))?.Expected;

    private static object? Find(Type type)
    {
        if (Simple.TryGetValue(type, out var simple))
            return simple;
        if (type.IsEnum)
            return Make(nameof(OfEnum), type);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Find(underlying) is { } value ? Make(nameof(OfNullable), underlying, value) : null;
        if (ElementOf(type) is { } element && Find(element) is { } item)
            return type.IsArray ? Make(nameof(OfArray), element, item) : Make(nameof(OfList), type, element, item);
        return null;
    }

    private static Type? ElementOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        return type.IsGenericType && type.GetGenericArguments() is [var element]
            && type.IsAssignableFrom(typeof(List<>).MakeGenericType(element))
            ? element
            : null;
    }

    private static object Make(string method, Type type, params object[] arguments)
    {
        Type[] types = [type, .. arguments.OfType<Type>()];
        return typeof(ValueTexts).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(types)
            .Invoke(null, [.. arguments.Where(argument => argument is not Type)])!;
    }

    private static ValueText<TEnum> OfEnum<TEnum>()
        where TEnum : struct, Enum => new(EnumText<TEnum>.TryParse, EnumText<TEnum>.Expected);

    private static ValueText<T?> OfNullable<T>(ValueText<T> value)
        where T : struct
    {
        return new(Parse, value.Expected);

        bool Parse(ReadOnlySpan<char> text, out T? parsed)
        {
            var found = value.TryParse(text, out var some);
            parsed = found ? some : null;
            return found;
        }
    }

    private static ValueText<T[]> OfArray<T>(ValueText<T> item)
    {
        return new(Parse, ListText.Expected(item.Expected), IsList: true);

        bool Parse(ReadOnlySpan<char> text, out T[] items)
        {
            var found = ListText.TryParse(text, item, out var list);
            items = [.. list];
            return found;
        }
    }

    private static ValueText<TList> OfList<TList, T>(ValueText<T> item)
    {
        return new(Parse, ListText.Expected(item.Expected), IsList: true);

        bool Parse(ReadOnlySpan<char> text, out TList items)
        {
            var found = ListText.TryParse(text, item, out var list);
            items = (TList)(object)list;
            return found;
        }
    }

    private static ValueText<T> Whole<T>()
        where T : IBinaryInteger<T>, IMinMaxValue<T> => new(
            (text, out value) => T.TryParse(text, Styles.Whole, CultureInfo.InvariantCulture, out value!),
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {T.MinValue} to {T.MaxValue}"));

    private static ValueText<T> Real<T>()
        where T : IFloatingPoint<T> => new(
            (text, out value) => T.TryParse(text, Styles.Number, CultureInfo.InvariantCulture, out value!) && T.IsFinite(value),
            "a number");

    private static bool TryParseBool(ReadOnlySpan<char> text, out bool value)
    {
        value = text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text is "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    private static class Styles
    {
        public const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        public const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    }
}
