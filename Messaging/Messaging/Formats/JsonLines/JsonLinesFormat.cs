using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats.Bodies;
using Messaging.Formats.Rows;
using Messaging.Formats.Writing;

namespace Messaging.Formats.JsonLines;

/// <summary>
/// JSON lines: a JSON value a line, lines ending in LF. An answer is its rows, as <see cref="ResponseRows"/> finds them; an
/// error is the envelope on one line. A body is objects for the request's list of objects, or one object that is the request
/// where it has none; in a batch each line is a request.
/// </summary>
public sealed class JsonLinesFormat() : MessageFormat(
    "jsonl",
    "text/jsonl",
    ["text/jsonl", "application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/jsonlines"])
{
    private readonly JsonSerializerOptions _options = JsonContract.CreateOptions();
    private readonly ConcurrentDictionary<Type, (ResponseRows Rows, JsonLinesSender Sender)> _senders = [];
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
        var (rows, sender) = _senders.GetOrAdd(body.GetType(), SenderOf);
        var error = ResponseRows.ErrorOf(response, body);
        var cancellationToken = response.HttpContext.RequestAborted;
        await response.StartAsync(cancellationToken);
        var output = new Utf8Stream(response.BodyWriter, cancellationToken);
        await using var lines = new JsonLinesWriter(response.BodyWriter, output, _options);
        if (error is null)
            await sender.SendAsync(lines, rows.Of(body));
        else
            lines.Write((json, envelope) => JsonSerializer.Serialize(json, envelope, envelope.GetType(), _options), body);
        await output.SendAsync();
    }

    /// <inheritdoc/>
    public override ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken) =>
        JsonLinesRequestReader.ReadAsync(body, binding, _shapes, _options, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<Failure?> ReadBatchAsync(PipeReader body, RequestBatch batch, CancellationToken cancellationToken) =>
        JsonBody.ReadBatchAsync(body, batch, _options, cancellationToken);

    private (ResponseRows Rows, JsonLinesSender Sender) SenderOf(Type type)
    {
        var rows = ResponseRows.Of(type);
        return (rows, JsonLinesSender.Of(rows, _options));
    }
}
