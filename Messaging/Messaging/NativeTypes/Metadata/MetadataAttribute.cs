namespace Messaging.NativeTypes.Metadata;

/// <summary>An attribute that clients see too.</summary>
/// <param name="Name">Without the suffix <c>Attribute</c>.</param>
internal sealed record MetadataAttribute(string Name)
{
    /// <summary>By place; null for none. An attribute has these or <see cref="Args"/>.</summary>
    public IReadOnlyList<MetadataArgument>? ConstructorArgs { get; init; }

    /// <summary>By name; null for none.</summary>
    public IReadOnlyList<MetadataArgument>? Args { get; init; }
}

/// <summary>An argument of an attribute.</summary>
/// <param name="Name">Of the property or parameter.</param>
/// <param name="Type">The name of its .NET type.</param>
/// <param name="Value">Invariant text; <c>typeof(Full.Name)</c> for a type.</param>
internal sealed record MetadataArgument(string Name, string Type, string Value);
