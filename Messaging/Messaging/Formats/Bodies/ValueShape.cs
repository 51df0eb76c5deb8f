using System.Collections;
using Messaging.Binding;
using Messaging.Catalog;

namespace Messaging.Formats.Bodies;

/// <summary>How a type is given in bodies that know texts, lists and named parts only.</summary>
internal abstract class ValueShape
{
    /// <summary>What is asked for, to go on after "expected".</summary>
    public abstract string Expected { get; }

    /// <summary>The shapes of what it is made of.</summary>
    public virtual IEnumerable<ValueShape> Parts => [];
}

/// <summary>One text.</summary>
internal abstract class TextShape : ValueShape
{
    /// <summary>True where a value may be left out.</summary>
    public abstract bool CanBeLeftOut { get; }

    /// <summary>False where the text is no value of the type.</summary>
    public abstract bool TryParse(ReadOnlySpan<char> text, out object? value);
}

internal sealed class TextShape<T>(ValueText<T> text) : TextShape
{
    public override string Expected => text.Expected;

    public override bool CanBeLeftOut => default(T) is null;

    public override bool TryParse(ReadOnlySpan<char> given, out object? value)
    {
        var found = text.TryParse(given, out var parsed);
        value = found ? parsed : null;
        return found;
    }
}

/// <summary>Items of one type, in order.</summary>
/// <param name="item">What the items are.</param>
/// <param name="takesNull">True where an item may be null.</param>
/// <param name="text">The list as one text, such as <c>A,B</c>; null where its items are no texts.</param>
/// <param name="create">Makes an empty list.</param>
/// <param name="finish">Makes a value of the field's type of a filled list.</param>
internal sealed class ListShape(Func<ValueShape> item, bool takesNull, TextShape? text, Func<IList> create, Func<IList, object> finish)
    : ValueShape
{
    public override string Expected => Text?.Expected ?? "a list";

    public ValueShape Item => item();

    public override IEnumerable<ValueShape> Parts => [Item];

    public bool TakesNull { get; } = takesNull;

    public TextShape? Text { get; } = text;

    public IList Create() => create();

    public object Finish(IList items) => finish(items);
}

/// <summary>Values by key.</summary>
/// <param name="key">What the keys are.</param>
/// <param name="value">What the values are.</param>
/// <param name="takesNull">True where a value may be null.</param>
/// <param name="create">Makes an empty dictionary.</param>
internal sealed class DictionaryShape(TextShape key, Func<ValueShape> value, bool takesNull, Func<IDictionary> create)
    : ValueShape
{
    public override string Expected => "names with values";

    public TextShape Key { get; } = key;

    public ValueShape Value => value();

    public override IEnumerable<ValueShape> Parts => [Value];

    public bool TakesNull { get; } = takesNull;

    public IDictionary Create() => create();
}

/// <summary>Named parts, each with its own shape.</summary>
internal sealed class ObjectShape(RequestShape shape, ValueShapes shapes) : ValueShape
{
    private readonly ValueShape?[] _parts = new ValueShape?[shape.Fields.Count];

    public override string Expected => "an object";

    public RequestShape Shape => shape;

    public Type Type => shape.Type;

    public IReadOnlyList<MessageField> Fields => shape.Fields;

    public override IEnumerable<ValueShape> Parts => Fields.Select(ShapeOf);

    public object Create() => shape.Create();

    public MessageField? FindField(ReadOnlySpan<char> name) => shape.FindField(name);

    public ValueShape ShapeOf(MessageField field) => _parts[field.Index] ??= shapes.Of(field.Type);
}

/// <summary>What only JSON can give.</summary>
internal sealed class OpaqueShape : ValueShape
{
    public override string Expected => "to be given in JSON";
}
