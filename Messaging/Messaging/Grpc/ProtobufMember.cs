using System.Reflection;
using System.Runtime.Serialization;

namespace Messaging.Grpc;

/// <summary>What a member's type is to protobuf.</summary>
internal static class ProtobufMember
{
    private static readonly HashSet<Type> Scalars =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
        typeof(ulong), typeof(float), typeof(double), typeof(decimal), typeof(string), typeof(byte[]), typeof(Uri), typeof(Guid),
        typeof(DateTime), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
    ];

    /// <summary>The members that are sent, as in every other format.</summary>
    public static IEnumerable<PropertyInfo> Of(Type dto) => dto.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.IsDefined(typeof(DataMemberAttribute), inherit: true));

    public static bool IsScalar(Type type) => type.IsEnum || Scalars.Contains(type);

    /// <summary>The items of a list or array; null for other types.</summary>
    public static Type? ItemOf(Type type) =>
        IsScalar(type) || MapOf(type) is not null ? null : ArgumentsOf(type, typeof(IEnumerable<>)) is [var item] ? item : null;

    /// <summary>Keys and values of a dictionary; null for other types.</summary>
    public static (Type Key, Type Value)? MapOf(Type type) =>
        (ArgumentsOf(type, typeof(IDictionary<,>)) ?? ArgumentsOf(type, typeof(IReadOnlyDictionary<,>))) is [var key, var value]
            ? (key, value)
            : null;

    private static Type[]? ArgumentsOf(Type type, Type definition) => type.GetInterfaces().Append(type)
        .FirstOrDefault(some => some.IsGenericType && some.GetGenericTypeDefinition() == definition)?.GetGenericArguments();
}
