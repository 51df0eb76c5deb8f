using Messaging.Documentation;
using Messaging.NativeTypes.Metadata;
using ServiceStack;

namespace Messaging.NativeTypes;

/// <summary>What the languages have in common about members.</summary>
internal static class MemberRules
{
    /// <summary>True where a property should start with an empty list or dictionary.</summary>
    public static bool StartsEmpty(MetadataProperty property, NativeTypesOptions options) =>
        (property.IsRequired == true || options.InitializeCollections)
        && !property.Clr.IsInterface && (IsDictionary(property) || DataTypes.ItemOf(property.Clr) is not null);

    public static bool IsDictionary(MetadataProperty property) => DataTypes.EntryOf(property.Clr) is not null;

    /// <summary>True for a response that has no ResponseStatus where each should have one.</summary>
    public static bool LacksStatus(MetadataType type, MetadataTypes types, NativeTypesOptions options) =>
        options.AddResponseStatus
        && types.Operations.Any(operation => operation.Response == type)
        && type.Clr.GetProperty(nameof(ResponseStatus)) is null;

    /// <summary>The message of a request; null for any other type.</summary>
    public static MetadataOperation? OperationOf(MetadataType type, MetadataTypes types) =>
        types.Operations.FirstOrDefault(operation => operation.Request == type);

    /// <summary>What a message is said to return; null for nothing, or where that is not to be said.</summary>
    public static Type? ReturnOf(MetadataOperation? operation, NativeTypesOptions options)
    {
        if (operation is null || operation.ReturnsVoid == true)
            return null;
        return operation.ReturnType?.Clr ?? (options.AddReturnMarker ? operation.Doc.Message.ResponseType : null);
    }
}
