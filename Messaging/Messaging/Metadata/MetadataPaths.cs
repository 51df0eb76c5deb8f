using Messaging.Catalog;

namespace Messaging.Metadata;

/// <summary>Where the pages are.</summary>
internal static class MetadataPaths
{
    public const string Index = "/metadata";
    public const string Types = "/types";
    public const string TypesJson = "/types/metadata.json";

    public static string Of(Message message) => $"{Index}/{message.Name}";

    /// <summary>As ServiceStack has it: the page of a message, with the examples of one format first.</summary>
    public static string Of(Message message, string format) => $"/{format}{Index}?op={message.Name}";

    /// <summary>The generated client with one message and what it is made of.</summary>
    public static string Of(Message message, GeneratedClient client) => $"{client.Path}?IncludeTypes={message.Name}.*";
}
