using System.Collections.Concurrent;
using System.IO.Pipelines;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats.Bodies;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Jsv;

/// <summary>
/// JSV, ServiceStack's format of quotes only where they are needed: <c>{data:[{symbol:IBM,close:115.4}]}</c>. Null is left
/// out. A body is read strictly: white space counts, and a value that is not of its field's type is an error.
/// </summary>
public sealed class JsvFormat() : MessageFormat("jsv", "application/jsv", "application/jsv", "text/jsv", "text/x-jsv")
{
    private readonly ConcurrentDictionary<Type, JsvSender> _senders = [];
    private readonly ValueShapes _shapes = new();

    /// <inheritdoc/>
    public override void Prepare(Message message)
    {
        _shapes.Prepare(message);
        if (message.ResponseType is { } response)
            _senders.GetOrAdd(response, JsvSender.Of);
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(HttpResponse response, object body, Message? message)
    {
        var sender = _senders.GetOrAdd(body.GetType(), JsvSender.Of);
        var cancellationToken = response.HttpContext.RequestAborted;
        await response.StartAsync(cancellationToken);
        var output = new Utf8Stream(response.BodyWriter, cancellationToken);
        await sender.SendAsync(output, body);
        await output.SendAsync();
    }

    /// <inheritdoc/>
    public override ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken) => ReadAsync(
        body,
        binding.Message,
        text =>
        {
            JsvRequestReader.Read(text, binding, _shapes);
            return null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<Failure?> ReadBatchAsync(PipeReader body, RequestBatch batch, CancellationToken cancellationToken) =>
        ReadAsync(body, batch.Message, text => JsvRequestReader.ReadBatch(text, batch, _shapes), cancellationToken);

    private async ValueTask<Failure?> ReadAsync(
        PipeReader body, Message message, Func<string, Failure?> read, CancellationToken cancellationToken)
    {
        try
        {
            return read(await BodyText.ReadAsync(body, cancellationToken));
        }
        catch (UnreadableTextException exception)
        {
            return Failures.UnreadableBody(message, MediaTypes[0], exception.Message);
        }
    }
}
