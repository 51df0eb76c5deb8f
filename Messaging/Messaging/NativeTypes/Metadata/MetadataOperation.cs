using System.Text.Json.Serialization;
using Messaging.Documentation;

namespace Messaging.NativeTypes.Metadata;

/// <summary>A message.</summary>
/// <param name="Doc">What is said about it.</param>
internal sealed record MetadataOperation([property: JsonIgnore] MessageDoc Doc)
{
    public required MetadataType Request { get; init; }

    /// <summary>Null where it is answered without a body, or with a type of the framework.</summary>
    public MetadataType? Response { get; init; }

    /// <summary>The names of the service's methods in upper case: verbs, or <c>ANY</c>.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>True for <c>IReturnVoid</c>; else null.</summary>
    public bool? ReturnsVoid { get; init; }

    /// <summary>The verb that clients send it with.</summary>
    public required string Method { get; init; }

    /// <summary>What <c>IReturn&lt;T&gt;</c> names; null where the request has no such marker.</summary>
    public MetadataTypeName? ReturnType { get; init; }

    /// <summary>The declared routes; null for none.</summary>
    public IReadOnlyList<MetadataRoute>? Routes { get; init; }

    /// <summary>True where only known callers may ask; else null.</summary>
    public bool? RequiresAuth { get; init; }

    /// <summary>Null for none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}

/// <summary>A declared route.</summary>
/// <param name="Path">As declared.</param>
/// <param name="Verbs">As declared; null for all.</param>
/// <param name="Notes">Null for none.</param>
/// <param name="Summary">Null for none.</param>
internal sealed record MetadataRoute(string Path, string? Verbs, string? Notes, string? Summary)
{
    /// <summary>The attribute that declares it.</summary>
    public MetadataAttribute ToAttribute()
    {
        MetadataArgument path = new("path", "string", Path);
        return new("Route") { ConstructorArgs = Verbs is null ? [path] : [path, new("verbs", "string", Verbs)] };
    }
}
