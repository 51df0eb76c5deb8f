using Messaging.Errors;
using Microsoft.AspNetCore.WebUtilities;

namespace Messaging.Binding;

/// <summary>
/// The texts a query or form gives for the fields of a message; other names are ignored. A repeated list field is one list;
/// a repeated field of one value is an error, since either value could be the one that was meant.
/// </summary>
internal sealed class TextFields(RequestBinding binding, int limit)
{
    private readonly ReadOnlyMemory<char>[] _texts = new ReadOnlyMemory<char>[binding.Message.Fields.Count];
    private readonly bool[] _repeated = new bool[binding.Message.Fields.Count];
    private int _count;

    /// <summary>Reads what is written as in the query of an address; its mark <c>?</c> may stand before it.</summary>
    /// <param name="query">The pairs.</param>
    /// <param name="binding">Takes the values.</param>
    /// <param name="limit">How many pairs there may be.</param>
    /// <param name="what">What the pairs are, for the failure of too many of them.</param>
    /// <returns>That failure; null where there is none.</returns>
    public static Failure? Bind(string? query, RequestBinding binding, int limit, string what)
    {
        if (string.IsNullOrEmpty(query))
            return null;
        var fields = new TextFields(binding, limit);
        foreach (var pair in new QueryStringEnumerable(query))
        {
            if (!fields.TryAdd(pair.DecodeName().Span, pair.DecodeValue()))
                return Failures.TooMany(what, limit);
        }
        fields.Bind();
        return null;
    }

    /// <summary>Adds a text; false where there were as many before as there may be.</summary>
    public bool TryAdd(ReadOnlySpan<char> name, ReadOnlyMemory<char> text)
    {
        if (++_count > limit)
            return false;
        if (text.IsEmpty || binding.Message.FindField(name) is not { } field)
            return true;
        ref var given = ref _texts[field.Index];
        _repeated[field.Index] = !given.IsEmpty;
        given = given.IsEmpty ? text : $"{given.Span},{text.Span}".AsMemory();
        return true;
    }

    /// <summary>Gives the texts to the binding.</summary>
    public void Bind()
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
