using System.Linq.Expressions;
using System.Reflection;
using Messaging.Catalog;

namespace Messaging.Formats.Writing;

/// <summary>A property as it is written: its wire name, and a compiled way to its value.</summary>
internal sealed record WrittenProperty(PropertyInfo Property, string Name)
{
    public Type Type => Property.PropertyType;

    /// <summary>The properties of a type in the order in which they are written.</summary>
    public static WrittenProperty[] Of(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters() is [])
            .OrderBy(WireNames.OrderOf)
            .Select(property => (Property: property, Name: WireNames.Of(property)))
            .Where(pair => pair.Name is not null)
            .Select(pair => new WrittenProperty(pair.Property, pair.Name!)),
    ];

    /// <summary>Reads the value off its owner.</summary>
    public Func<TOwner, TValue> Getter<TOwner, TValue>()
    {
        var owner = Expression.Parameter(typeof(TOwner), "owner");
        Expression typed = typeof(TOwner) == Property.DeclaringType ? owner : Expression.Convert(owner, Property.DeclaringType!);
        Expression value = Expression.Property(typed, Property);
        if (value.Type != typeof(TValue))
            value = Expression.Convert(value, typeof(TValue));
        return Expression.Lambda<Func<TOwner, TValue>>(value, owner).Compile();
    }
}
