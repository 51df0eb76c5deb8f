using System.Text;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Jsv;

/// <summary>A property of an object with its name in bytes.</summary>
internal abstract class JsvProperty<TOwner>(string name)
{
    private readonly byte[] _first = Encoding.UTF8.GetBytes($"{name}:");
    private readonly byte[] _further = Encoding.UTF8.GetBytes($",{name}:");

    public static JsvProperty<TOwner> Of(WrittenProperty property) =>
        (JsvProperty<TOwner>)GenericMethods.Call(typeof(JsvProperty<TOwner>), nameof(Create), [property.Type], property);

    /// <summary>Writes name and value.</summary>
    /// <returns>False where the value is null, and nothing written.</returns>
    public abstract bool Write(ref Utf8Output output, TOwner owner, bool isFirst);

    /// <summary>Sends name and value, a list item by item.</summary>
    /// <returns>False where the value is null, and nothing written.</returns>
    public abstract ValueTask<bool> SendAsync(Utf8Stream output, TOwner owner, bool isFirst);

    protected ReadOnlySpan<byte> Name(bool isFirst) => isFirst ? _first : _further;

    private static JsvProperty<TOwner, TValue> Create<TValue>(WrittenProperty property) => new(property);
}

internal sealed class JsvProperty<TOwner, TValue>(WrittenProperty property) : JsvProperty<TOwner>(property.Name)
{
    private readonly Func<TOwner, TValue> _get = property.Getter<TOwner, TValue>();
    private readonly JsvSender? _sender = JsvSender.OfList(typeof(TValue));

    public override bool Write(ref Utf8Output output, TOwner owner, bool isFirst)
    {
        var value = _get(owner);
        if (value is null)
            return false;
        output.Write(Name(isFirst));
        JsvValue<TValue>.Write(ref output, value);
        return true;
    }

    public override async ValueTask<bool> SendAsync(Utf8Stream output, TOwner owner, bool isFirst)
    {
        var value = _get(owner);
        if (value is null)
            return false;
        output.Write(Name(isFirst));
        if (_sender is null)
            output.Write(JsvValue<TValue>.Write, value);
        else
            await _sender.SendAsync(output, value);
        return true;
    }
}
