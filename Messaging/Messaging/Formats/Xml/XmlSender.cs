using System.Runtime.Serialization;

namespace Messaging.Formats.Xml;

/// <summary>
/// Sends answers of one type as DataContractSerializer writes them. That knows no asynchronous writing, so an answer is put
/// together in memory and then sent, unless its type lets <see cref="XmlObject"/> cut it in parts.
/// </summary>
internal class XmlSender(Type type)
{
    private readonly DataContractSerializer _serializer = new(type);

    public static XmlSender Of(Type type) => XmlObject.TryCreate(type) ?? new XmlSender(type);

    public virtual ValueTask SendAsync(XmlOutput output, object body)
    {
        output.WriteElement(_serializer, body);
        return default;
    }
}
