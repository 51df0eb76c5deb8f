using System.IO.Pipelines;
using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Xml;

/// <summary>An XML document that is sent while it is written.</summary>
internal sealed class XmlOutput : IDisposable
{
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly Utf8Stream _stream;
    private readonly PipeBuffer _buffer;
    private long _counted;

    public XmlOutput(PipeWriter pipe, CancellationToken cancellationToken)
    {
        _stream = new(pipe, cancellationToken);
        _buffer = new(pipe);
        Writer = XmlDictionaryWriter.CreateTextWriter(_buffer, new UTF8Encoding(false), ownsStream: false);
    }

    private XmlDictionaryWriter Writer { get; }

    public void StartDocument() => Writer.WriteStartDocument();

    public void EndDocument() => Writer.WriteEndDocument();

    /// <summary>Starts the root, which declares the prefix that marks null elements.</summary>
    public void StartRoot(XmlQualifiedName name)
    {
        Start(name.Name, name.Namespace);
        Writer.WriteXmlnsAttribute("i", Instance);
    }

    public void Start(string name, string ns) => Writer.WriteStartElement(name, ns);

    public void End() => Writer.WriteEndElement();

    /// <summary>Writes a whole element, named by its type.</summary>
    public void WriteElement(DataContractSerializer serializer, object value) => serializer.WriteObject(Writer, value);

    /// <summary>Writes what is in the started element.</summary>
    public void WriteContent(DataContractSerializer serializer, object? value)
    {
        if (value is null)
            Writer.WriteAttributeString("nil", Instance, "true");
        else
            serializer.WriteObjectContent(Writer, value);
    }

    /// <summary>Sends what has come together, where that is enough.</summary>
    public ValueTask SendIfEnoughAsync()
    {
        Count();
        return _stream.HasEnough ? _stream.SendAsync() : default;
    }

    /// <summary>Sends all that is written.</summary>
    public ValueTask SendAsync()
    {
        Count();
        return _stream.SendAsync();
    }

    public void Dispose() => _buffer.Dispose();

    private void Count()
    {
        Writer.Flush();
        _stream.Add(_buffer.Length - _counted);
        _counted = _buffer.Length;
    }
}
