using System.Reflection;
using Messaging.Catalog;

namespace Messaging.Documentation;

/// <summary>Which types travel.</summary>
internal static class DtoTypes
{
    private static readonly string[] Framework = ["System.", "Microsoft."];

    /// <summary>The requests, the responses, then what their members are made of, breadth first, each once.</summary>
    public static IReadOnlyList<Type> ReachableFrom(IReadOnlyList<Message> messages)
    {
        var types = new OrderedDictionary<Type, bool>();
        foreach (var message in messages)
            types.TryAdd(message.RequestType, true);
        foreach (var message in messages)
        {
            foreach (var type in Inside(message.ResponseType))
                types.TryAdd(type, true);
        }
        for (var i = 0; i < types.Count; i++)
        {
            foreach (var type in MembersOf(types.GetAt(i).Key).SelectMany(member => Inside(member.PropertyType)))
                types.TryAdd(type, true);
        }
        return [.. types.Keys];
    }

    /// <summary>The members of a type that travel, in the order in which they are written.</summary>
    public static IEnumerable<PropertyInfo> MembersOf(Type type) => type.IsEnum
        ? []
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters() is [] && WireNames.Of(property) is not null)
            .OrderBy(WireNames.OrderOf);

    /// <summary>True for types of a contract; false for those of the framework, which are values, lists, or unknown.</summary>
    public static bool IsDto(Type type) =>
        !type.IsPrimitive && !type.IsArray && !type.IsGenericParameter && !type.IsPointer
        && !Array.Exists(Framework, name => $"{type.Namespace}.".StartsWith(name, StringComparison.Ordinal));

    /// <summary>True for an enum whose values are numbers on the wire, since they may be several at once.</summary>
    public static bool IsFlags(Type type) => type.IsEnum && type.IsDefined(typeof(FlagsAttribute), inherit: false);

    /// <summary>The types of a contract in a type: itself, or what its items are.</summary>
    private static IEnumerable<Type> Inside(Type? declared)
    {
        if (declared is null)
            return [];
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (DataTypes.EntryOf(type) is var (key, value))
            return [.. Inside(key), .. Inside(value)];
        if (DataTypes.ItemOf(type) is { } item)
            return Inside(item);
        return IsDto(type) ? [type] : [];
    }
}
