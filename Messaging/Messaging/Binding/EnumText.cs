using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace Messaging.Binding;

/// <summary>
/// The values of an enum as text: written as their <c>[EnumMember(Value = …)]</c>, else their name; read, in any case, as
/// either, or as the number of a defined value. Flags are written as the sum of their numbers, but for one with an
/// <c>[EnumMember(Value = …)]</c> of its own, as ServiceStack does; they are read as numbers, or as words with commas (in XML, spaces)
/// between.
/// </summary>
internal static class EnumText<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Texts = Enum.GetNames<TEnum>()
        .GroupBy(Enum.Parse<TEnum>)
        .ToFrozenDictionary(names => names.Key, names => TextOf(names.First()));

    /// <summary>Those that are declared apart from the name.</summary>
    private static readonly FrozenDictionary<TEnum, string> Words =
        Texts.Where(text => WordOf(text.Key.ToString()) is not null).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, TEnum>.AlternateLookup<ReadOnlySpan<char>> Values =
        ReadValues().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True where a value may be several at once.</summary>
    public static bool IsFlags { get; } = typeof(TEnum).IsDefined(typeof(FlagsAttribute), inherit: false);

    public static string Expected { get; } = IsFlags
        ? $"{string.Join(", ", Texts.Values)}, several with commas between, or the sum of their numbers"
        : $"one of {string.Join(", ", Texts.Values)}";

    /// <summary>What a value is written as; a value that is not defined has no text but its number.</summary>
    public static string Write(TEnum value) => IsNumber(value) ? value.ToString("D") : Texts[value];

    /// <summary>True where a value is written as a number.</summary>
    public static bool IsNumber(TEnum value) => !(IsFlags ? Words : Texts).ContainsKey(value);

    /// <summary>True for the values there are, and for what flags add up to; none of them is zero.</summary>
    public static bool IsKnown(TEnum value) => Texts.ContainsKey(value) || (IsFlags
        && (EqualityComparer<TEnum>.Default.Equals(value, default) || value.ToString("F") is not ['-' or (>= '0' and <= '9'), ..]));

    public static bool TryParse(ReadOnlySpan<char> text, out TEnum value)
    {
        if (Values.TryGetValue(text, out value))
            return true;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return IsFlags ? TryAsSum(number, out value) : TryFind(number, out value);
        return IsFlags && TryParseNames(text, out value);
    }

    private static bool TryParseNames(ReadOnlySpan<char> text, out TEnum value)
    {
        Int128 sum = 0;
        foreach (var part in text.Split(text.Contains(',') ? ',' : ' '))
        {
            if (!Values.TryGetValue(text[part].Trim(' '), out value))
                return false;
            sum |= NumberOf(value);
        }
        return TryAsSum(sum, out value);
    }

    private static bool TryAsSum(Int128 number, out TEnum value) =>
        Enum.TryParse(number.ToString(CultureInfo.InvariantCulture), out value) && IsKnown(value);

    private static bool TryFind(long number, out TEnum value)
    {
        foreach (var defined in Texts.Keys)
        {
            if (NumberOf(defined) == number)
            {
                value = defined;
                return true;
            }
        }
        value = default;
        return false;
    }

    private static Int128 NumberOf(TEnum value) => (Int128)Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static Dictionary<string, TEnum> ReadValues()
    {
        var values = new Dictionary<string, TEnum>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Enum.GetNames<TEnum>())
            values[name] = Enum.Parse<TEnum>(name);
        // The wire's word wins where it is also some other value's name.
        foreach (var name in Enum.GetNames<TEnum>())
            values[TextOf(name)] = Enum.Parse<TEnum>(name);
        return values;
    }

    private static string TextOf(string name) => WordOf(name) ?? name;

    private static string? WordOf(string name) => typeof(TEnum).GetField(name)?.GetCustomAttribute<EnumMemberAttribute>()?.Value;
}
