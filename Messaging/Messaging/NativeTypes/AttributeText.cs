using System.Globalization;
using Messaging.NativeTypes.Metadata;

namespace Messaging.NativeTypes;

/// <summary>Arguments of attributes, as C# writes them and TypeScript repeats them in comments.</summary>
internal static class AttributeText
{
    private const string TypePrefix = "typeof(";

    /// <summary>Texts in quotes, types by their last name, anything else as it is.</summary>
    public static string Value(MetadataArgument argument) => argument.Type switch
    {
        nameof(String) or "string" => CodeText.Quote(argument.Value),
        nameof(Type) => $"{TypePrefix}{LastName(argument.Value[TypePrefix.Length..^1])})",
        _ => argument.Value,
    };

    /// <summary>The arguments of a DataMember in brackets; empty for none.</summary>
    /// <param name="member">What is declared; null for nothing.</param>
    /// <param name="index">The order where none is declared; null for none.</param>
    public static string Of(MetadataDataMember? member, int? index)
    {
        string?[] arguments =
        [
            member?.Name is { } name ? $"Name={CodeText.Quote(name)}" : null,
            (member?.Order ?? index) is { } order ? string.Create(CultureInfo.InvariantCulture, $"Order={order}") : null,
            member?.IsRequired is null ? null : "IsRequired=true",
            member?.EmitDefaultValue is null ? null : "EmitDefaultValue=false",
        ];
        return InBrackets(arguments);
    }

    /// <summary>The arguments of a DataContract in brackets; empty for none.</summary>
    public static string Of(MetadataDataContract contract) => InBrackets(
        contract.Name is { } name ? $"Name={CodeText.Quote(name)}" : null,
        contract.Namespace is { } space ? $"Namespace={CodeText.Quote(space)}" : null);

    private static string InBrackets(params string?[] arguments)
    {
        string[] given = [.. arguments.OfType<string>()];
        return given is [] ? "" : $"({string.Join(", ", given)})";
    }

    private static string LastName(string fullName) => fullName[(fullName.LastIndexOfAny(['.', '+']) + 1)..];
}
