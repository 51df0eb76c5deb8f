using System.Text.Json.Serialization;

namespace Messaging.NativeTypes.Metadata;

/// <summary>
/// A contract as generators see it, and as <c>/types/metadata.json</c> tells it, in the shape that ServiceStack's tools read.
/// </summary>
/// <param name="Namespaces">Those of the types and of what their members are made of.</param>
/// <param name="Types">Every type but requests and responses, breadth first.</param>
/// <param name="Operations">The messages, in the order of their declaration.</param>
internal sealed record MetadataTypes(
    IReadOnlyList<string> Namespaces, IReadOnlyList<MetadataType> Types, IReadOnlyList<MetadataOperation> Operations)
{
    /// <summary>The options it was asked for with.</summary>
    [JsonPropertyOrder(-1)]
    public NativeTypesOptions? Config { get; init; }

    /// <summary>ResponseStatus and what it is made of, whether or not a message has it.</summary>
    [JsonIgnore]
    public IReadOnlyList<MetadataType> StatusTypes { get; init; } = [];

    /// <summary>Types, responses and requests, each once.</summary>
    [JsonIgnore]
    public IEnumerable<MetadataType> All => Types
        .Concat(Operations.Select(operation => operation.Response).OfType<MetadataType>())
        .Concat(Operations.Select(operation => operation.Request))
        .Distinct();
}
