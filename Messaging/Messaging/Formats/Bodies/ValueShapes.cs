using System.Collections.Concurrent;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Bodies;

/// <summary>The shapes of types, each made once.</summary>
internal sealed class ValueShapes
{
    private readonly ConcurrentDictionary<Type, ValueShape> _shapes = [];

    public ValueShape Of(Type type) => _shapes.GetOrAdd(type, Create);

    /// <summary>Makes the shapes of a message and of all that is in it.</summary>
    public void Prepare(Message message)
    {
        var seen = new HashSet<ValueShape>();
        foreach (var field in message.Fields)
            Prepare(Of(field.Type), seen);
    }

    private static void Prepare(ValueShape shape, HashSet<ValueShape> seen)
    {
        if (!seen.Add(shape))
            return;
        foreach (var part in shape.Parts)
            Prepare(part, seen);
    }

    private ValueShape Create(Type type)
    {
        if (TypeKinds.DictionaryOf(type) is var (key, value))
        {
            return type.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(key, value)) && Of(key) is TextShape text
                ? (ValueShape)GenericMethods.Call(typeof(ValueShapes), nameof(OfDictionary), [key, value], text, this)
                : new OpaqueShape();
        }
        if (TypeKinds.ItemOf(type) is { } item)
        {
            return type.IsArray || type.IsAssignableFrom(typeof(List<>).MakeGenericType(item))
                ? (ValueShape)GenericMethods.Call(typeof(ValueShapes), nameof(OfList), [type, item], this)
                : new OpaqueShape();
        }
        if (type != typeof(byte[]) && GenericMethods.Call(typeof(ValueShapes), nameof(OfText), [type]) is TextShape scalar)
            return scalar;
        return type is { IsClass: true, IsAbstract: false } && type != typeof(object) && type != typeof(byte[])
            && type.GetConstructor(Type.EmptyTypes) is not null
            ? new ObjectShape(new RequestShape(type), this)
            : new OpaqueShape();
    }

    private static ValueShape OfText<T>() => ValueTexts.Find<T>() is { } text ? new TextShape<T>(text) : new OpaqueShape();

    private static ListShape OfList<TList, TItem>(ValueShapes shapes) => new(
        () => shapes.Of(typeof(TItem)),
        IsNullable<TItem>(),
        ValueTexts.Find<TList>() is { } text ? new TextShape<TList>(text) : null,
        () => new List<TItem>(),
        typeof(TList).IsArray ? items => ((List<TItem>)items).ToArray() : items => items);

    private static DictionaryShape OfDictionary<TKey, TValue>(TextShape key, ValueShapes shapes)
        where TKey : notnull =>
        new(key, () => shapes.Of(typeof(TValue)), IsNullable<TValue>(), () => new Dictionary<TKey, TValue>());

    /// <summary>Objects and texts in lists and dictionaries are never null: no request can say so, and no service expects it.</summary>
    private static bool IsNullable<T>() => Nullable.GetUnderlyingType(typeof(T)) is not null;
}
