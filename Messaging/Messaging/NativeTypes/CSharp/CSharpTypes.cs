using System.Collections.Frozen;
using Messaging.Documentation;

namespace Messaging.NativeTypes.CSharp;

/// <summary>Types as C# writes them.</summary>
/// <param name="names">What they are called.</param>
/// <param name="isOneScope">True where all types are in one namespace or in none.</param>
internal sealed class CSharpTypes(TypeNames names, bool isOneScope)
{
    private static readonly FrozenDictionary<Type, string> Keywords = new Dictionary<Type, string>
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(sbyte)] = "sbyte",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(ushort)] = "ushort",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(object)] = "object",
    }.ToFrozenDictionary();

    /// <summary>The name to declare a type by, with its parameters: <c>Page&lt;T&gt;</c>.</summary>
    public string DeclarationOf(Type type) => WithArguments(names.Of(type), type);

    /// <summary>The name to use a type by: with its namespace, where another one has a type of that name.</summary>
    public string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{Of(underlying)}?";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return ArrayOf(type);
        if (Plain(type) is { } plain)
            return Of(plain);
        return WithArguments(!isOneScope && names.IsShared(type) ? $"{type.Namespace}.{names.Of(type)}" : names.Of(type), type);
    }

    private string WithArguments(string name, Type type) =>
        type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : name;

    /// <summary>Of arrays of arrays the outermost brackets come first.</summary>
    private string ArrayOf(Type type)
    {
        var element = type;
        var brackets = "";
        for (; element.IsArray; element = element.GetElementType()!)
            brackets += $"[{new string(',', element.GetArrayRank() - 1)}]";
        return Of(element) + brackets;
    }

    /// <summary>The list or dictionary that a collection of the contract travels as; null for any other type.</summary>
    private static Type? Plain(Type type)
    {
        if (!DtoTypes.IsDto(type))
            return null;
        if (DataTypes.EntryOf(type) is var (key, value))
            return typeof(Dictionary<,>).MakeGenericType(key, value);
        return DataTypes.ItemOf(type) is { } item ? typeof(List<>).MakeGenericType(item) : null;
    }
}
