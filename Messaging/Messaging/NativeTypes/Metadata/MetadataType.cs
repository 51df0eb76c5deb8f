using System.Text.Json.Serialization;

namespace Messaging.NativeTypes.Metadata;

/// <summary>A class, struct, interface or enum; generic ones as defined. Flags are true or null.</summary>
/// <param name="clr">What it describes.</param>
/// <param name="references">What it needs to be declared: its response, base, interfaces and the types of its members.</param>
internal sealed class MetadataType(Type clr, IReadOnlyList<Type> references)
{
    [JsonIgnore]
    public Type Clr { get; } = clr;

    [JsonIgnore]
    public IReadOnlyList<Type> References { get; } = references;

    /// <summary>As in .NET, such as <c>Page`1</c>.</summary>
    public string Name => Clr.Name;

    public string? Namespace => Clr.Namespace;

    public IReadOnlyList<string>? GenericArgs => Clr.IsGenericType ? [.. Clr.GetGenericArguments().Select(ClrNames.Of)] : null;

    public MetadataTypeName? Inherits { get; init; }

    /// <summary>The interfaces that clients have too.</summary>
    public IReadOnlyList<MetadataTypeName> Implements { get; init; } = [];

    public string? Description { get; init; }

    public string? Notes { get; init; }

    public bool? IsNested => Clr.IsNested ? true : null;

    public bool? IsEnum => Clr.IsEnum ? true : null;

    /// <summary>True for <c>[Flags]</c>.</summary>
    public bool? IsEnumInt { get; init; }

    /// <summary>True for flags without texts of their own, which are added up; all other enums are texts in JSON.</summary>
    [JsonIgnore]
    public bool IsNumeric => IsEnumInt == true && EnumMemberValues is null;

    public bool? IsInterface => Clr.IsInterface ? true : null;

    public bool? IsAbstract => Clr.IsAbstract ? true : null;

    public bool? IsGenericTypeDef => Clr.IsGenericTypeDefinition ? true : null;

    public MetadataDataContract? DataContract { get; init; }

    /// <summary>Those it declares itself; null for none.</summary>
    public IReadOnlyList<MetadataProperty>? Properties { get; init; }

    /// <summary>Null for none.</summary>
    public IReadOnlyList<MetadataAttribute>? Attributes { get; init; }

    public IReadOnlyList<string>? EnumNames { get; init; }

    /// <summary>The numbers of <see cref="EnumNames"/>; null where they count from 0.</summary>
    public IReadOnlyList<string>? EnumValues { get; init; }

    /// <summary>What <see cref="EnumNames"/> are written as; null where that is the names themselves.</summary>
    public IReadOnlyList<string>? EnumMemberValues { get; init; }

    /// <summary>Null where none has a description.</summary>
    public IReadOnlyList<string?>? EnumDescriptions { get; init; }
}

/// <summary>The use of a type.</summary>
/// <param name="Clr">The type as used.</param>
internal sealed record MetadataTypeName([property: JsonIgnore] Type Clr)
{
    public string Name => ClrNames.Of(Clr);

    public string? Namespace => Clr.Namespace;

    public IReadOnlyList<string>? GenericArgs =>
        Clr.IsGenericType ? [.. Clr.GetGenericArguments().Select(ClrNames.Expanded)] : null;
}

/// <summary>What <c>[DataContract]</c> says; null where it says nothing.</summary>
internal sealed record MetadataDataContract(string? Name, string? Namespace);
