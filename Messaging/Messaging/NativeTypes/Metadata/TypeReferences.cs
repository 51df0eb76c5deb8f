using System.Reflection;
using Messaging.Documentation;
using ServiceStack;

namespace Messaging.NativeTypes.Metadata;

/// <summary>Finds the types that a type is made of. Generic types count as their definitions.</summary>
internal static class TypeReferences
{
    /// <summary>The verbs and the one more interface of the contract that clients have too.</summary>
    private static readonly Type[] SharedInterfaces =
        [typeof(IGet), typeof(IPost), typeof(IPut), typeof(IDelete), typeof(IPatch), typeof(IMeta)];

    /// <summary>What a type needs to be declared.</summary>
    /// <param name="type">A type of a contract.</param>
    /// <param name="returnType">What it returns, if it is a request; null for none.</param>
    public static IReadOnlyList<Type> Of(Type type, Type? returnType)
    {
        IEnumerable<Type?> parts =
        [
            returnType,
            BaseOf(type),
            .. InterfacesOf(type).Where(IsOwn),
            .. PropertiesOf(type).Select(property => property.PropertyType),
            .. type.GetCustomAttributes<ApiResponseAttribute>().Select(response => response.ResponseType),
        ];
        return [.. parts.SelectMany(In).Where(part => part != type).Distinct()];
    }

    /// <summary>The definitions of the types of contracts in a type: of its items, of itself, of its arguments.</summary>
    public static IEnumerable<Type> In(Type? declared)
    {
        if (declared is null || declared.IsGenericParameter)
            return [];
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (DataTypes.EntryOf(type) is var (key, value))
            return [.. In(key), .. In(value)];
        if (DataTypes.ItemOf(type) is { } item)
            return In(item);
        return DtoTypes.IsDto(type) ? [Definition(type), .. type.GetGenericArguments().SelectMany(In)] : [];
    }

    public static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>The base class as it is named there; null where it is of the framework.</summary>
    public static Type? BaseOf(Type type) =>
        type.BaseType is { } parent && type.IsClass && DtoTypes.IsDto(parent) ? parent : null;

    /// <summary>The interfaces that a type itself names and that clients have too; no generic ones.</summary>
    public static IEnumerable<Type> InterfacesOf(Type type)
    {
        var inner = type.GetInterfaces().SelectMany(some => some.GetInterfaces());
        return type.GetInterfaces().Except(inner).Except(type.BaseType?.GetInterfaces() ?? [])
            .Where(some => !some.IsGenericType && (SharedInterfaces.Contains(some) || (DtoTypes.IsDto(some) && IsOwn(some))));
    }

    /// <summary>The properties that travel and that no base class has, in the order in which they are written.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        DtoTypes.MembersOf(type).Where(property => property.DeclaringType == type && !Overrides(property));

    /// <summary>False for types of the contract's own namespace, which clients know.</summary>
    public static bool IsOwn(Type type) => !$"{type.Namespace}.".StartsWith("ServiceStack.", StringComparison.Ordinal);

    private static bool Overrides(PropertyInfo property)
    {
        var first = property.GetMethod?.GetBaseDefinition().DeclaringType ?? property.DeclaringType!;
        return first != property.DeclaringType && DtoTypes.IsDto(first);
    }
}
