using System.Collections;

namespace Messaging.Catalog;

/// <summary>Finds the field of a request that is a list of rows.</summary>
internal static class ListFields
{
    /// <summary>The only one whose type is a list of objects, such as <c>List&lt;Row&gt;</c>; null for none, or several.</summary>
    public static MessageField? Find(IEnumerable<MessageField> fields) =>
        fields.Where(IsListOfObjects).ToArray() is [var only] ? only : null;

    /// <summary>The shape of the rows of a <c>List&lt;T&gt;</c>; null for any other field, and for rows that cannot be made.</summary>
    public static RequestShape? RowOf(MessageField? field) =>
        field is { Type: { IsGenericType: true } type } && type.GetGenericTypeDefinition() == typeof(List<>)
        && type.GetGenericArguments()[0] is { IsAbstract: false } row && row.GetConstructor(Type.EmptyTypes) is not null
            ? new(row)
            : null;

    private static bool IsListOfObjects(MessageField field) =>
        ItemOf(field.Type) is { IsClass: true } item && !item.IsAssignableTo(typeof(IEnumerable));

    private static Type? ItemOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        return type.IsGenericType && type.GetGenericArguments() is [var item]
            && type.IsAssignableFrom(typeof(List<>).MakeGenericType(item))
            ? item
            : null;
    }
}
