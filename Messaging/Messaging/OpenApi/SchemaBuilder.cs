using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Messaging.Documentation;
using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>Makes schemas of data types; classes and enums become components of the document, named as their types.</summary>
internal sealed partial class SchemaBuilder(TypeCatalog types, OpenApiDocument document, bool isSwagger)
{
    private readonly Dictionary<Type, string> _names = [];

    private IDictionary<string, IOpenApiSchema> Components => document.Components!.Schemas!;

    /// <summary>The schema of a whole body.</summary>
    public IOpenApiSchema OfBody(Type type) => Of(types.DataOf(type));

    /// <summary>The schema of a parameter, with nothing referred to, since Swagger 2.0 does not allow that there.</summary>
    public OpenApiSchema OfParameter(MemberDoc member)
    {
        var schema = Inline(member.Data);
        SchemaLimits.Apply(schema, member);
        return schema;
    }

    /// <summary>What is said of a member and, where it is a choice, of the values it has; null for nothing.</summary>
    public string? DescriptionOf(MemberDoc member)
    {
        var data = member.Data.Item ?? member.Data;
        return data.Kind == DataKind.Enum ? Text(member.Description, types.Of(data.Type)) : member.Description;
    }

    /// <summary>A request's members but for those that its path gives, as a schema of its own.</summary>
    public OpenApiSchema OfMembers(TypeDoc type, IReadOnlyCollection<string> left)
    {
        var members = type.Members.Where(member => !left.Contains(member.Name, StringComparer.Ordinal)).ToArray();
        return Object(type, members);
    }

    private IOpenApiSchema Of(DataType data) => data.Kind switch
    {
        DataKind.Enum or DataKind.Object => OrNull(Reference(data.Type), data.IsNullable),
        DataKind.List => WithNull(List(Of(data.Item!)), data.IsNullable),
        DataKind.Dictionary => WithNull(Dictionary(Of(data.Item!)), data.IsNullable),
        _ => WithNull(ScalarSchemas.Of(data), data.IsNullable),
    };

    private OpenApiSchema Inline(DataType data)
    {
        if (data.Kind == DataKind.List)
            return List(Inline(data.Item!));
        return data.Kind == DataKind.Enum ? Enum(types.Of(data.Type)) : ScalarSchemas.Of(data);
    }

    private static OpenApiSchema List(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item };

    private static OpenApiSchema Dictionary(IOpenApiSchema item) =>
        new() { Type = JsonSchemaType.Object, AdditionalProperties = item };

    private OpenApiSchemaReference Reference(Type type)
    {
        if (!_names.TryGetValue(type, out var name))
        {
            _names[type] = name = NameOf(type);
            // Entered before it is complete: types may contain themselves.
            var schema = new OpenApiSchema();
            Components.Add(name, schema);
            Components[name] = type.IsEnum ? NamedEnum(types.Of(type)) : Object(types.Of(type), types.Of(type).Members);
        }
        return new(name, document);
    }

    /// <summary>
    /// The type's name, its type arguments as ServiceStack writes them; with the namespace where another type has that name.
    /// </summary>
    private string NameOf(Type type)
    {
        var name = NotInNames().Replace(types.Of(type).Name, "_");
        return Components.ContainsKey(name) ? NotInNames().Replace($"{type.Namespace}.{types.Of(type).Name}", "_") : name;
    }

    private OpenApiSchema Object(TypeDoc type, IReadOnlyList<MemberDoc> members) => new()
    {
        Type = JsonSchemaType.Object,
        Title = type.Name,
        Description = type.Description,
        Required = Required(type.Type, members),
        Properties = members.ToDictionary(member => member.Name, Property, StringComparer.Ordinal),
    };

    private HashSet<string>? Required(Type type, IReadOnlyList<MemberDoc> members)
    {
        var required = members.Where(member => member.IsRequired || (!member.Data.IsNullable && types.IsAnswer(type)));
        var names = required.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return names.Count == 0 ? null : names;
    }

    private IOpenApiSchema Property(MemberDoc member)
    {
        var schema = Of(member.Data);
        var inline = schema as OpenApiSchema ?? (isSwagger || member.Default is not null ? new() { AllOf = [schema] } : null);
        if (inline is null)
        {
            ((OpenApiSchemaReference)schema).Description = member.Description;
            return schema;
        }
        inline.Description = member.Description;
        inline.ReadOnly = member.IsReadOnly;
        inline.Deprecated = member.Property.IsDefined(typeof(ObsoleteAttribute), inherit: true);
        SchemaLimits.Apply(inline, member);
        return inline.AllOf is [var only] && inline is { Description: null, Default: null, ReadOnly: false } ? only : inline;
    }

    private static OpenApiSchema NamedEnum(TypeDoc type)
    {
        var schema = Enum(type);
        schema.Title = type.Name;
        schema.Description = Text(type.Description, type);
        return schema;
    }

    private static OpenApiSchema Enum(TypeDoc type) => type.IsFlags ? Flags(type) : new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. type.Values.Select(value => value.WireName).Distinct(StringComparer.Ordinal).Select(name => (JsonNode)name)],
    };

    /// <summary>Sums of numbers; of no one type where some value is a word, which Swagger 2.0 could not say otherwise.</summary>
    private static OpenApiSchema Flags(TypeDoc type) =>
        type.Values.All(value => value.Name.Equals(value.WireName, StringComparison.Ordinal)) ? new() { Type = JsonSchemaType.Integer } : new();

    /// <summary>A description with a list, in Markdown, of the values that have one.</summary>
    private static string? Text(string? description, TypeDoc type)
    {
        var values = type.Values.Where(value => type.IsFlags || value.Description is not null);
        var list = string.Join('\n', values.Select(value => $"- {NameOf(type, value)}{(value.Description is { } text ? $": {text}" : "")}"));
        string[] parts = [.. new[] { description, list }.Where(part => !string.IsNullOrEmpty(part)).OfType<string>()];
        return parts is [] ? null : string.Join("\n\n", parts);
    }

    /// <summary>Of flags the number as well, since they are given as a sum.</summary>
    private static string NameOf(TypeDoc type, EnumValueDoc value) =>
        type.IsFlags ? FormattableString.Invariant($"{value.Number} `{value.WireName}`") : $"`{value.WireName}`";

    private static OpenApiSchema WithNull(OpenApiSchema schema, bool isNullable)
    {
        if (isNullable && schema.Type is not null)
            schema.Type |= JsonSchemaType.Null;
        return schema;
    }

    /// <summary>Swagger 2.0 has no null beside a reference; there, what may be null is what is not required.</summary>
    private IOpenApiSchema OrNull(OpenApiSchemaReference reference, bool isNullable) => isNullable && !isSwagger
        ? new OpenApiSchema { OneOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }] }
        : reference;

    [GeneratedRegex("[^A-Za-z0-9._-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInNames();
}
