using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace Messaging.Documentation;

/// <summary>Values as they are written on the wire, for documentation.</summary>
internal static class WireText
{
    public static string Of(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum flags when DtoTypes.IsFlags(flags.GetType()) => Word(flags) ?? flags.ToString("D"),
        Enum choice => Word(choice) ?? choice.ToString(),
        DateOnly or TimeOnly or DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string? Word(Enum choice) =>
        choice.GetType().GetField(choice.ToString())?.GetCustomAttribute<EnumMemberAttribute>()?.Value;
}
