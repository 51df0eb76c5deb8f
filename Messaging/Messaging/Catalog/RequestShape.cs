using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;

namespace Messaging.Catalog;

/// <summary>The fields of a request type and how to make one; reflected once, and compiled once it is needed.</summary>
internal sealed class RequestShape
{
    private readonly Lazy<Func<object>> _create;
    private readonly FrozenDictionary<string, MessageField>.AlternateLookup<ReadOnlySpan<char>> _fieldsByName;

    public RequestShape(Type type)
    {
        if (type is not { IsClass: true, IsAbstract: false } || type.GetConstructor(Type.EmptyTypes) is null)
            throw new MessageDeclarationException(
                $"{type} is no request type: a class with a public constructor without parameters is expected.");
        Type = type;
        _create = new(() => Expression.Lambda<Func<object>>(Expression.New(type)).Compile());
        Fields = [.. Writable(type).Select((property, index) => CreateField(type, property, index))];
        _fieldsByName = ByName(type, Fields).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Type Type { get; }

    /// <summary>Makes one, with the values that the type starts with.</summary>
    public Func<object> Create => _create.Value;

    public IReadOnlyList<MessageField> Fields { get; }

    public MessageField? FindField(ReadOnlySpan<char> name) => _fieldsByName.TryGetValue(name, out var field) ? field : null;

    private static IEnumerable<PropertyInfo> Writable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters() is [])
            .Where(property => WireNames.Of(property) is not null)
            .OrderBy(WireNames.OrderOf);

    private static MessageField CreateField(Type type, PropertyInfo property, int index) =>
        (MessageField)Activator.CreateInstance(
            typeof(MessageField<,>).MakeGenericType(type, property.PropertyType), property, WireNames.Of(property), index)!;

    private static FrozenDictionary<string, MessageField> ByName(Type type, IEnumerable<MessageField> fields)
    {
        var byName = new Dictionary<string, MessageField>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            if (!byName.TryAdd(field.Name, field))
                throw new MessageDeclarationException($"{type} has two fields called '{field.Name}'.");
        }
        foreach (var field in byName.Values.ToArray())
            byName.TryAdd(field.Property.Name, field);
        return byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
