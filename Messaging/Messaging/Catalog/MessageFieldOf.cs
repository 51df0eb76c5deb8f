using System.Reflection;
using Messaging.Binding;

namespace Messaging.Catalog;

/// <summary>A field whose setter is a delegate and whose text reader is chosen by its type, both made when first needed.</summary>
internal sealed class MessageField<TRequest, TValue>(PropertyInfo property, string name, int index) : MessageField(property, name, index)
    where TRequest : class
{
    private readonly Lazy<ValueText<TValue>?> _text = new(ValueTexts.Find<TValue>);
    private readonly Lazy<Action<TRequest, TValue>> _set = new(property.SetMethod!.CreateDelegate<Action<TRequest, TValue>>);

    public override string Expected => _text.Value?.Expected ?? "to be given in a body";

    public override bool IsList => _text.Value?.IsList ?? false;

    internal override bool TrySetText(object request, ReadOnlySpan<char> text)
    {
        if (_text.Value is not { } reader || !reader.TryParse(text, out var value))
            return false;
        _set.Value((TRequest)request, value);
        return true;
    }

    internal override void SetValue(object request, object? value) => _set.Value((TRequest)request, (TValue)value!);
}
