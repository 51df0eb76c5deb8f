using System.Collections;
using System.Reflection;
using Messaging.Catalog;

namespace Messaging.Validation;

/// <summary>Places in requests, such as <c>Data[3].OpenPrice</c>, in wire names: <c>data[3].open_price</c>.</summary>
internal static class FieldPath
{
    /// <summary>The place in wire names. A part that is no property stays as it is.</summary>
    public static string ToWire(string path, Message message)
    {
        var type = message.RequestType;
        return string.Join('.', path.Split('.').Select(part =>
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            var property = Find(type, name);
            type = property is null ? typeof(object) : ItemOf(property.PropertyType);
            return (property is null ? name : WireNames.Of(property)) + part[name.Length..];
        }));
    }

    private static PropertyInfo? Find(Type type, string name) => Array.Find(
        type.GetProperties(),
        property => name.Equals(property.Name, StringComparison.Ordinal) || name.Equals(WireNames.Of(property), StringComparison.Ordinal));

    private static Type ItemOf(Type type)
    {
        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type))
            return type;
        return type.GetElementType() ?? (type.IsGenericType ? type.GetGenericArguments()[^1] : typeof(object));
    }
}
