using Microsoft.AspNetCore.WebUtilities;

namespace Messaging.Binding;

/// <summary>
/// The texts a query or form gives for the fields of a message; other names are ignored. A repeated list field is one list;
/// a repeated field of one value is an error, since either value could be the one that was meant.
/// </summary>
internal readonly struct TextFields(RequestBinding binding)
{
    private readonly ReadOnlyMemory<char>[] _texts = new ReadOnlyMemory<char>[binding.Message.Fields.Count];
    private readonly bool[] _repeated = new bool[binding.Message.Fields.Count];

    public static void BindQuery(string? query, RequestBinding binding)
    {
        if (string.IsNullOrEmpty(query))
            return;
        var fields = new TextFields(binding);
        foreach (var pair in new QueryStringEnumerable(query))
            fields.Add(pair.DecodeName().Span, pair.DecodeValue());
        fields.Bind();
    }

    public static void BindForm(IFormCollection form, RequestBinding binding)
    {
        var fields = new TextFields(binding);
        foreach (var (name, values) in form)
        {
            foreach (var value in values)
                fields.Add(name, value.AsMemory());
        }
        fields.Bind();
    }

    private void Add(ReadOnlySpan<char> name, ReadOnlyMemory<char> text)
    {
        if (text.IsEmpty || binding.Message.FindField(name) is not { } field)
            return;
        ref var given = ref _texts[field.Index];
        _repeated[field.Index] = !given.IsEmpty;
        given = given.IsEmpty ? text : $"{given.Span},{text.Span}".AsMemory();
    }

    private void Bind()
    {
        foreach (var field in binding.Message.Fields)
        {
            var text = _texts[field.Index].Span;
            if (_repeated[field.Index] && !field.IsList && !binding.IsGiven(field))
                binding.AddError(field, field.Name, text, "one value only");
            else
                binding.SetText(field, text);
        }
    }
}
