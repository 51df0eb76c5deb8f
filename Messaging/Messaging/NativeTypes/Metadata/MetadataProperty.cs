using System.Text.Json.Serialization;

namespace Messaging.NativeTypes.Metadata;

/// <summary>A property. Flags are true or null.</summary>
/// <param name="clr">The type of its values.</param>
/// <param name="wireName">As it is called in JSON.</param>
internal sealed class MetadataProperty(Type clr, string wireName)
{
    [JsonIgnore]
    public Type Clr { get; } = clr;

    [JsonIgnore]
    public string WireName { get; } = wireName;

    public required string Name { get; init; }

    public string Type => ClrNames.Of(Clr);

    public string? Namespace => Clr.Namespace;

    public bool? IsValueType => (Nullable.GetUnderlyingType(Clr) ?? Clr).IsValueType ? true : null;

    public bool? IsEnum => (Nullable.GetUnderlyingType(Clr) ?? Clr).IsEnum ? true : null;

    public IReadOnlyList<string>? GenericArgs => ClrNames.ArgumentsOf(Clr);

    public string? Description { get; init; }

    public MetadataDataMember? DataMember { get; init; }

    /// <summary>Where it travels, if declared: path, query, body, form or header.</summary>
    public string? ParamType { get; init; }

    /// <summary>True where it is declared required, or is of a reference type that may not be null.</summary>
    public bool? IsRequired { get; init; }

    public IReadOnlyList<string>? AllowableValues { get; init; }

    public int? AllowableMin { get; init; }

    public int? AllowableMax { get; init; }

    /// <summary>Null for none.</summary>
    public IReadOnlyList<MetadataAttribute>? Attributes { get; init; }

    /// <summary>True where there always is a value: required, or of a value type that is not nullable.</summary>
    [JsonIgnore]
    public bool HasValue => IsRequired == true || (Clr.IsValueType && Nullable.GetUnderlyingType(Clr) is null);
}

/// <summary>What <c>[DataMember]</c> says; null where it says nothing.</summary>
internal sealed record MetadataDataMember(string? Name, int? Order, bool? IsRequired, bool? EmitDefaultValue);
