using Messaging.NativeTypes.Metadata;

namespace Messaging.NativeTypes.JavaScript;

/// <summary>Enums in JavaScript: objects with their values by name.</summary>
internal static class EnumScript
{
    /// <summary>The values as in JSON.</summary>
    public static IReadOnlyList<string> TextsOf(MetadataType type) => type.EnumMemberValues ?? type.EnumNames!;

    /// <param name="code">What to write it to.</param>
    /// <param name="type">The enum.</param>
    /// <param name="name">What the object is called.</param>
    /// <param name="end">The end of each line.</param>
    public static void WriteValues(CodeWriter code, MetadataType type, string name, string end)
    {
        for (var i = 0; i < type.EnumNames!.Count; i++)
        {
            var key = CodeText.Quote(type.EnumNames[i]);
            code.Line(type.IsNumeric
                ? $"{name}[{name}[{key}] = {type.EnumValues![i]}] = {key}{end}"
                : $"{name}[{key}] = {CodeText.Quote(TextsOf(type)[i])}{end}");
        }
    }
}
