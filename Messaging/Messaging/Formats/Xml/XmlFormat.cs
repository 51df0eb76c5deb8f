using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Runtime.Serialization;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats.Bodies;

namespace Messaging.Formats.Xml;

/// <summary>
/// XML of data contracts: answers as DataContractSerializer writes them; bodies with their elements in any order and any
/// namespace, but with no element that the message does not have.
/// </summary>
public sealed class XmlFormat() : MessageFormat("xml", "application/xml", "application/xml", "text/xml")
{
    private readonly ConcurrentDictionary<Type, XmlSender> _senders = [];
    private readonly ValueShapes _shapes = new();

    /// <inheritdoc/>
    public override void Prepare(Message message)
    {
        _shapes.Prepare(message);
        if (message.ResponseType is { } response)
            _senders.GetOrAdd(response, SenderOf);
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(HttpResponse response, object body, Message? message)
    {
        var sender = _senders.GetOrAdd(body.GetType(), SenderOf);
        var cancellationToken = response.HttpContext.RequestAborted;
        await response.StartAsync(cancellationToken);
        using var output = new XmlOutput(response.BodyWriter, cancellationToken);
        output.StartDocument();
        await sender.SendAsync(output, body);
        output.EndDocument();
        await output.SendAsync();
    }

    /// <inheritdoc/>
    public override ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken) =>
        XmlRequestReader.ReadAsync(body.AsStream(leaveOpen: true), binding, _shapes, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<Failure?> ReadBatchAsync(PipeReader body, RequestBatch batch, CancellationToken cancellationToken) =>
        XmlRequestReader.ReadBatchAsync(body.AsStream(leaveOpen: true), batch, _shapes, cancellationToken);

    private static XmlSender SenderOf(Type type)
    {
        try
        {
            return XmlSender.Of(type);
        }
        catch (InvalidDataContractException exception)
        {
            throw new MessageDeclarationException($"{type} cannot be XML: {exception.Message}");
        }
    }
}
