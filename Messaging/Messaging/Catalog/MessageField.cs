using System.Reflection;

namespace Messaging.Catalog;

/// <summary>One property of a request that can be given from outside.</summary>
public abstract class MessageField
{
    private protected MessageField(PropertyInfo property, string name, int index) => (Property, Name, Index) = (property, name, index);

    /// <summary>The wire name, as in <see cref="WireNames"/>. Requests may use it or the property's own name, in any case.</summary>
    public string Name { get; }

    public PropertyInfo Property { get; }

    public Type Type => Property.PropertyType;

    /// <summary>Position in <see cref="Message.Fields"/>, from 0.</summary>
    public int Index { get; }

    /// <summary>What a text must look like to be a value of this field; for error messages and documentation.</summary>
    public abstract string Expected { get; }

    /// <summary>True where several values can be given as <c>A,B,C</c> or by repeating the name.</summary>
    public abstract bool IsList { get; }

    /// <summary>Reads a text, as of a query or form, into the field of a request.</summary>
    /// <returns>False, with the request left as it was, when the text is no value of the field.</returns>
    internal abstract bool TrySetText(object request, ReadOnlySpan<char> text);

    /// <summary>Sets the field of a request to a value of exactly its type.</summary>
    internal abstract void SetValue(object request, object? value);
}
