using System.Text.Json.Serialization;

namespace Messaging.NativeTypes;

/// <summary>What generated code is asked to be like, by ServiceStack's names and defaults.</summary>
internal sealed class NativeTypesOptions
{
    private const string DefaultXmlNamespace = "http://schemas.servicestack.net/types";

    private readonly OptionReader _reader;

    public NativeTypesOptions(OptionReader reader)
    {
        _reader = reader;
        BaseUrl = reader.Address(nameof(BaseUrl));
        GlobalNamespace = reader.Name(nameof(GlobalNamespace));
        ExcludeNamespace = reader.Flag(nameof(ExcludeNamespace), false);
        MakePartial = reader.Flag(nameof(MakePartial), true);
        MakeVirtual = reader.Flag(nameof(MakeVirtual), true);
        MakeInternal = reader.Flag(nameof(MakeInternal), false);
        MakeDataContractsExtensible = reader.Flag(nameof(MakeDataContractsExtensible), false);
        MakePropertiesOptional = reader.Flag(nameof(MakePropertiesOptional), false);
        AddNullableAnnotations = reader.Flag(nameof(AddNullableAnnotations), true);
        AddReturnMarker = reader.Flag(nameof(AddReturnMarker), true);
        AddDescriptionAsComments = reader.Flag(nameof(AddDescriptionAsComments), true);
        AddDocAnnotations = reader.Flag(nameof(AddDocAnnotations), true);
        AddDataContractAttributes = reader.Flag(nameof(AddDataContractAttributes), false);
        AddIndexesToDataMembers = reader.Flag(nameof(AddIndexesToDataMembers), false);
        AddGeneratedCodeAttributes = reader.Flag(nameof(AddGeneratedCodeAttributes), false);
        AddResponseStatus = reader.Flag(nameof(AddResponseStatus), false);
        AddServiceStackTypes = reader.Flag(nameof(AddServiceStackTypes), true);
        AddImplicitVersion = reader.Number(nameof(AddImplicitVersion));
        InitializeCollections = reader.Flag(nameof(InitializeCollections), false);
        ExportValueTypes = reader.Flag(nameof(ExportValueTypes), false);
        IncludeTypes = reader.List(nameof(IncludeTypes));
        ExcludeTypes = reader.List(nameof(ExcludeTypes));
        AddNamespaces = reader.Names(nameof(AddNamespaces));
        DefaultImports = reader.Imports(nameof(DefaultImports));
        AddDefaultXmlNamespace = reader.Text(nameof(AddDefaultXmlNamespace), DefaultXmlNamespace);
        WithoutOptions = reader.IsGiven(nameof(WithoutOptions));
    }

    /// <summary>Where clients find the service: as given, else as the request came.</summary>
    public string BaseUrl { get; }

    /// <summary>One namespace (C#) or module (TypeScript) for all types; null for their own.</summary>
    public string? GlobalNamespace { get; }

    /// <summary>C#: no namespaces at all.</summary>
    public bool ExcludeNamespace { get; }

    /// <summary>C#: partial classes.</summary>
    public bool MakePartial { get; }

    /// <summary>C#: virtual properties.</summary>
    public bool MakeVirtual { get; }

    /// <summary>C#: internal types.</summary>
    public bool MakeInternal { get; }

    /// <summary>C#: implement IExtensibleDataObject.</summary>
    public bool MakeDataContractsExtensible { get; }

    /// <summary>TypeScript: every property may be left out.</summary>
    public bool MakePropertiesOptional { get; }

    /// <summary>C#: <c>?</c> after types of what may be null, and nowhere else.</summary>
    public bool AddNullableAnnotations { get; }

    /// <summary>IReturn also where a request has no such marker, from what its service method returns.</summary>
    public bool AddReturnMarker { get; }

    /// <summary>Descriptions as comments; where not, C# has attributes and the others nothing.</summary>
    public bool AddDescriptionAsComments { get; }

    /// <summary>JavaScript modules: JSDoc types.</summary>
    public bool AddDocAnnotations { get; }

    /// <summary>DataContract and DataMember everywhere.</summary>
    public bool AddDataContractAttributes { get; }

    /// <summary>An order, from 1, for every DataMember without one.</summary>
    public bool AddIndexesToDataMembers { get; }

    /// <summary>C#: mark types as generated.</summary>
    public bool AddGeneratedCodeAttributes { get; }

    /// <summary>A ResponseStatus for responses that have none.</summary>
    public bool AddResponseStatus { get; }

    /// <summary>ResponseStatus and the other types of the contract itself; C# has them only where this is asked for.</summary>
    public bool AddServiceStackTypes { get; }

    /// <summary>A property Version of this value for every request; null for none.</summary>
    public int? AddImplicitVersion { get; }

    /// <summary>Empty collections instead of null also where null is allowed.</summary>
    public bool InitializeCollections { get; }

    /// <summary>Taken and without effect: structs are always exported, as they are objects on the wire here, not texts.</summary>
    public bool ExportValueTypes { get; }

    /// <summary>Patterns of <see cref="TypeSelection"/>; empty for all types.</summary>
    public IReadOnlyList<string> IncludeTypes { get; }

    /// <summary>Types to leave out, by name; <c>services</c> leaves out all messages, <c>types</c> all other types.</summary>
    public IReadOnlyList<string> ExcludeTypes { get; }

    /// <summary>C#: namespaces to use besides.</summary>
    public IReadOnlyList<string> AddNamespaces { get; }

    /// <summary>TypeScript: what to import, as <c>Name:module</c>.</summary>
    public IReadOnlyList<string> DefaultImports { get; }

    /// <summary>C#: the XML namespace of AddDataContractAttributes.</summary>
    public string AddDefaultXmlNamespace { get; }

    /// <summary>No header with options.</summary>
    [JsonIgnore]
    public bool WithoutOptions { get; }

    /// <summary>True where the request gives a value to an option.</summary>
    public bool IsGiven(string name) => _reader.IsGiven(name);

    /// <summary>The line of the header that shows an option: commented out where it has its default.</summary>
    public string Line(string name) => _reader.Line(name);
}
