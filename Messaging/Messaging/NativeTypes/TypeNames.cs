using System.Globalization;
using Messaging.Documentation;
using Messaging.NativeTypes.Metadata;

namespace Messaging.NativeTypes;

/// <summary>
/// What types are called in generated code, where nested ones stand beside their outer ones and namespaces may be one: by their
/// own name, unless another type has it already. Requests, whose names travel, always keep theirs.
/// </summary>
internal sealed class TypeNames
{
    private readonly Dictionary<Type, string> _names = [];
    private readonly HashSet<string> _shared;

    /// <param name="types">All that is generated.</param>
    /// <param name="scopeOf">Two types of different scopes may have one name.</param>
    public TypeNames(MetadataTypes types, Func<Type, string> scopeOf)
    {
        HashSet<(string Scope, string Name)> taken = [];
        var requests = types.Operations.Select(operation => operation.Request);
        foreach (var type in requests.Concat(types.All).Distinct().Select(type => type.Clr))
            _names[type] = Candidates(type).First(name => taken.Add((scopeOf(type), name)));
        _shared = _names.Values.CountBy(name => name, StringComparer.Ordinal)
            .Where(uses => uses.Value > 1).Select(uses => uses.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Without arguments.</summary>
    public string Of(Type type) => _names.GetValueOrDefault(TypeReferences.Definition(type)) ?? DataTypes.BareNameOf(type);

    /// <summary>True where types of several scopes have this one's name.</summary>
    public bool IsShared(Type type) => _names.ContainsKey(TypeReferences.Definition(type)) && _shared.Contains(Of(type));

    private static IEnumerable<string> Candidates(Type type)
    {
        var name = DataTypes.BareNameOf(type);
        yield return name;
        if (type.DeclaringType is { } outer)
            yield return DataTypes.BareNameOf(outer) + name;
        if (type.IsGenericType)
            yield return type.Name.Replace('`', '_');
        for (var number = 2; ; number++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
    }
}
