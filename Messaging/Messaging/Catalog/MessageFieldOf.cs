using System.Reflection;
using Messaging.Binding;

namespace Messaging.Catalog;

/// <summary>A field whose setter is a delegate and whose text reader is chosen by its type, both made once.</summary>
internal sealed class MessageField<TRequest, TValue> : MessageField
    where TRequest : class
{
    private readonly Action<TRequest, TValue> _set;
    private readonly ValueText<TValue>? _text;

    public MessageField(PropertyInfo property, string name, int index)
        : base(property, name, index)
    {
        _set = property.SetMethod!.CreateDelegate<Action<TRequest, TValue>>();
        _text = ValueTexts.Find<TValue>();
    }

    public override string Expected => _text?.Expected ?? "to be given in a body";

    public override bool IsList => _text?.IsList ?? false;

    internal override bool TrySetText(object request, ReadOnlySpan<char> text)
    {
        if (_text is null || !_text.TryParse(text, out var value))
            return false;
        _set((TRequest)request, value);
        return true;
    }

    internal override void SetValue(object request, object? value) => _set((TRequest)request, (TValue)value!);
}
