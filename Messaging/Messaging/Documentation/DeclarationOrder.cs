using Messaging.Catalog;

namespace Messaging.Documentation;

/// <summary>The order in which request types are declared, as generated clients list them.</summary>
internal static class DeclarationOrder
{
    /// <summary>By assembly, then as the compiler met the types: file after file, each from top to bottom.</summary>
    public static IEnumerable<Message> Of(IEnumerable<Message> messages) => messages
        .OrderBy(message => message.RequestType.Assembly.FullName, StringComparer.Ordinal)
        .ThenBy(message => message.RequestType.MetadataToken)
        .ThenBy(message => message.Name, StringComparer.Ordinal);
}
