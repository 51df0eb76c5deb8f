using System.Collections.Frozen;
using System.Reflection;

namespace Messaging.Documentation;

/// <summary>Tells the data types of .NET types.</summary>
internal static class DataTypes
{
    private static readonly FrozenDictionary<Type, (DataKind Kind, string Name)> Simple = new Dictionary<Type, (DataKind, string)>
    {
        [typeof(string)] = (DataKind.Text, "string"),
        [typeof(char)] = (DataKind.Text, "char"),
        [typeof(bool)] = (DataKind.Boolean, "bool"),
        [typeof(sbyte)] = (DataKind.Integer, "sbyte"),
        [typeof(byte)] = (DataKind.Integer, "byte"),
        [typeof(short)] = (DataKind.Integer, "short"),
        [typeof(ushort)] = (DataKind.Integer, "ushort"),
        [typeof(int)] = (DataKind.Integer, "int"),
        [typeof(uint)] = (DataKind.Integer, "uint"),
        [typeof(long)] = (DataKind.Integer, "long"),
        [typeof(ulong)] = (DataKind.Integer, "ulong"),
        [typeof(decimal)] = (DataKind.Decimal, "decimal"),
        [typeof(float)] = (DataKind.Real, "float"),
        [typeof(double)] = (DataKind.Real, "double"),
        [typeof(DateOnly)] = (DataKind.Date, "date"),
        [typeof(DateTime)] = (DataKind.Instant, "date and time"),
        [typeof(DateTimeOffset)] = (DataKind.Instant, "date and time"),
        [typeof(TimeOnly)] = (DataKind.Time, "time"),
        [typeof(TimeSpan)] = (DataKind.Duration, "duration"),
        [typeof(Guid)] = (DataKind.Guid, "guid"),
        [typeof(Uri)] = (DataKind.Address, "uri"),
        [typeof(byte[])] = (DataKind.Bytes, "bytes"),
        [typeof(object)] = (DataKind.Any, "any"),
    }.ToFrozenDictionary();

    /// <summary>The data type of a property, whose nullability the compiler has noted.</summary>
    public static DataType Of(NullabilityInfo nullability) => Of(
        nullability.Type, nullability.ReadState != NullabilityState.NotNull, Inner(nullability));

    /// <summary>What the values of a type are; <see cref="DataKind.Any"/> where it is no simple one.</summary>
    public static DataKind KindOf(Type type) => Simple.TryGetValue(type, out var simple) ? simple.Kind : DataKind.Any;

    /// <summary>A type's name for people, without namespace: <c>Page&lt;Row&gt;</c>.</summary>
    public static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return NameOf(underlying);
        if (Simple.TryGetValue(type, out var simple))
            return simple.Name;
        return type.IsGenericType
            ? $"{BareNameOf(type)}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }

    /// <summary>A type's own name without the number of its arguments: <c>Page</c>, where .NET says <c>Page`1</c>.</summary>
    public static string BareNameOf(Type type) => type.Name.Split('`')[0];

    /// <summary>The key and value types of a dictionary; null for anything else.</summary>
    public static (Type Key, Type Value)? EntryOf(Type type)
    {
        var dictionary = Find(type, typeof(IDictionary<,>)) ?? Find(type, typeof(IReadOnlyDictionary<,>));
        return dictionary?.GetGenericArguments() is [var key, var value] ? (key, value) : null;
    }

    /// <summary>What a list holds; null for anything that is no list, such as a text or bytes.</summary>
    public static Type? ItemOf(Type type) =>
        Simple.ContainsKey(type) ? null : type.GetElementType() ?? Find(type, typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static DataType Of(Type declared, bool isNullable, Func<int, Type, DataType> inner)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (Simple.TryGetValue(type, out var simple))
            return new(simple.Kind, type, isNullable) { Name = simple.Name };
        if (type.IsEnum)
            return new(DataKind.Enum, type, isNullable) { Name = type.Name };
        if (EntryOf(type) is var (keyType, valueType))
        {
            var (key, value) = (inner(0, keyType), inner(1, valueType));
            var name = $"{{ [{key.Name}]: {value.Name} }}";
            return new(DataKind.Dictionary, type, isNullable) { Name = name, Key = key, Item = value };
        }
        if (ItemOf(type) is { } itemType)
        {
            var item = inner(0, itemType);
            return new(DataKind.List, type, isNullable) { Name = $"{item.Name}[]", Item = item };
        }
        return new(DtoTypes.IsDto(type) ? DataKind.Object : DataKind.Any, type, isNullable) { Name = NameOf(type) };
    }

    /// <summary>The types inside of one, with what the compiler noted of them where the type names them itself.</summary>
    private static Func<int, Type, DataType> Inner(NullabilityInfo nullability) => (index, type) =>
    {
        var noted = nullability.ElementType ?? nullability.GenericTypeArguments.ElementAtOrDefault(index);
        return noted?.Type == type ? Of(noted) : Plain(index, type);
    };

    private static DataType Plain(int index, Type type) =>
        Of(type, isNullable: !type.IsValueType || Nullable.GetUnderlyingType(type) is not null, Plain);

    private static Type? Find(Type type, Type definition) => type.GetInterfaces().Append(type)
        .FirstOrDefault(some => some.IsGenericType && some.GetGenericTypeDefinition() == definition);
}
