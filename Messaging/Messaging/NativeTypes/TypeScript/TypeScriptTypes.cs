using System.Collections.Frozen;
using Messaging.Documentation;
using Messaging.NativeTypes.Metadata;

namespace Messaging.NativeTypes.TypeScript;

/// <summary>Types as TypeScript writes them: as they are in JSON.</summary>
internal sealed class TypeScriptTypes(TypeNames names)
{
    private const string Any = "any";

    private static readonly FrozenDictionary<DataKind, string> Simple = new Dictionary<DataKind, string>
    {
        [DataKind.Text] = "string",
        [DataKind.Boolean] = "boolean",
        [DataKind.Integer] = "number",
        [DataKind.Decimal] = "number",
        [DataKind.Real] = "number",
        [DataKind.Date] = "string",
        [DataKind.Instant] = "string",
        [DataKind.Time] = "string",
        [DataKind.Duration] = "string",
        [DataKind.Guid] = "string",
        [DataKind.Address] = "string",
        [DataKind.Bytes] = "string",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Empty = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["string"] = "''",
        ["boolean"] = "false",
        ["number"] = "0",
        [Any] = "{}",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A declaration's name with its parameters: <c>Page&lt;T&gt;</c>.</summary>
    public string Of(MetadataType type) => Of(type.Clr);

    /// <summary>A type as used. Whether it may be left out is the property's to say.</summary>
    public string Of(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsGenericParameter)
            return type.Name;
        if (Simple.TryGetValue(DataTypes.KindOf(type), out var simple))
            return simple;
        if (DataTypes.EntryOf(type) is var (key, value))
            return $"{{ [index:{KeyOf(key)}]: {Of(value)}; }}";
        if (DataTypes.ItemOf(type) is { } item)
            return $"{Of(item)}[]";
        return DtoTypes.IsDto(type) ? Named(type) : Any;
    }

    /// <summary>What a request returns: bytes come as they are.</summary>
    public string ReturnOf(Type type) =>
        DataTypes.KindOf(type) is DataKind.Bytes || type.IsAssignableTo(typeof(Stream)) ? "Blob" : Of(type);

    /// <summary>An empty one of what a request returns.</summary>
    /// <param name="type">What it returns.</param>
    /// <param name="isTyped">False for JavaScript.</param>
    public string NewOf(Type type, bool isTyped)
    {
        var name = ReturnOf(type);
        if (Empty.TryGetValue(name, out var empty))
            return empty;
        if (name.EndsWith("[]", StringComparison.Ordinal))
            return isTyped ? $"new Array<{name[..^2]}>()" : "[]";
        if (name.StartsWith('{'))
            return "{}";
        return $"new {(isTyped ? name : Erased(name))}()";
    }

    /// <summary>A name without its parameters.</summary>
    public static string Erased(string name) => name.Split('<')[0];

    private string Named(Type type) => type.IsGenericType
        ? $"{names.Of(type)}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
        : names.Of(type);

    /// <summary>Keys of JSON objects are texts; TypeScript knows no others but numbers.</summary>
    private string KeyOf(Type key) => Of(key) is "number" ? "number" : "string";
}
