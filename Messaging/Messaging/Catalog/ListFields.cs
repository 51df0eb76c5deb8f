using System.Collections;

namespace Messaging.Catalog;

/// <summary>Finds the field of a request that is a list of rows.</summary>
internal static class ListFields
{
    /// <summary>The only one whose type is a list of objects, such as <c>List&lt;Row&gt;</c>; null for none, or several.</summary>
    public static MessageField? Find(IEnumerable<MessageField> fields) =>
        fields.Where(IsListOfObjects).ToArray() is [var only] ? only : null;

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
