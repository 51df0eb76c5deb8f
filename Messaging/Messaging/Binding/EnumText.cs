using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace Messaging.Binding;

/// <summary>
/// The values of an enum as text: written as their <c>[EnumMember(Value = …)]</c>, else their name; read, in any case, as
/// either, or as the number of a defined value.
/// </summary>
internal static class EnumText<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Texts = Enum.GetNames<TEnum>()
        .GroupBy(Enum.Parse<TEnum>)
        .ToFrozenDictionary(names => names.Key, names => TextOf(names.First()));

    private static readonly FrozenDictionary<string, TEnum>.AlternateLookup<ReadOnlySpan<char>> Values =
        ReadValues().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Expected { get; } = $"one of {string.Join(", ", Texts.Values)}";

    /// <summary>What a value is written as; a value that is not defined has no text but its number.</summary>
    public static string Write(TEnum value) => Texts.GetValueOrDefault(value) ?? value.ToString("D");

    public static bool TryParse(ReadOnlySpan<char> text, out TEnum value)
    {
        if (Values.TryGetValue(text, out value))
            return true;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && TryFind(number, out value);
    }

    private static bool TryFind(long number, out TEnum value)
    {
        foreach (var defined in Texts.Keys)
        {
            if (Convert.ToDecimal(defined, CultureInfo.InvariantCulture) == number)
            {
                value = defined;
                return true;
            }
        }
        value = default;
        return false;
    }

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

    private static string TextOf(string name) =>
        typeof(TEnum).GetField(name)!.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? name;
}
