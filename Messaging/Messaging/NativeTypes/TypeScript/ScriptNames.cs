using System.Text.RegularExpressions;
using Messaging.NativeTypes.Metadata;

namespace Messaging.NativeTypes.TypeScript;

/// <summary>Names of members in TypeScript and JavaScript.</summary>
internal static partial class ScriptNames
{
    /// <summary>The wire name, in quotes where it is no identifier.</summary>
    public static string Of(MetadataProperty property) =>
        IdentifierPattern().IsMatch(property.WireName) ? property.WireName : CodeText.Quote(property.WireName);

    [GeneratedRegex(@"\A[\p{L}_$][\p{L}\p{Nd}_$]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdentifierPattern();
}
