using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats.Writing;

namespace Messaging.Formats;

/// <summary>
/// JSON, through System.Text.Json with the names of <see cref="WireNames"/>. A response that is a text or bytes as a whole comes
/// as it is, in a content type that says so.
/// </summary>
/// <param name="maxDepth">How deep objects and lists of a body may nest, 1 to 64; beyond it, 400.</param>
public sealed class JsonFormat(int maxDepth = JsonContract.MaxDepth)
    : MessageFormat("json", "application/json; charset=utf-8", "application/json", "text/json")
{
    /// <summary>How every JSON of the contract is read and written. Read-only.</summary>
    public JsonSerializerOptions Options { get; } = JsonContract.CreateOptions();

    /// <inheritdoc/>
    public override void Prepare(Message message)
    {
        Type[] types = [.. message.Fields.Select(field => field.Type), message.ResponseType ?? typeof(object)];
        foreach (var type in types)
        {
            try
            {
                Options.GetTypeInfo(type);
            }
            catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException)
            {
                throw new MessageDeclarationException($"{message.RequestType} uses {type}, which cannot be JSON: {exception.Message}");
            }
        }
    }

    /// <summary>
    /// The content type of a response that comes as it is: text and bytes, which ServiceStack's clients do not take as JSON.
    /// Null for all that is JSON.
    /// </summary>
    internal static string? PlainTypeOf(Type response)
    {
        if (response == typeof(string))
            return "text/plain; charset=utf-8";
        return response == typeof(byte[]) ? "application/octet-stream" : null;
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(HttpResponse response, object body, Message? message)
    {
        if (PlainTypeOf(body.GetType()) is { } plain)
        {
            response.ContentType = plain;
            await response.BodyWriter.WriteAsync(body as byte[] ?? Encoding.UTF8.GetBytes((string)body), response.HttpContext.RequestAborted);
            return;
        }
        var type = Options.GetTypeInfo(body.GetType());
        using var output = new HeldWriter(response);
        try
        {
            await JsonSerializer.SerializeAsync(output, body, type, response.HttpContext.RequestAborted);
        }
        catch (ArgumentException unwritable)
        {
            // As it is, it would be told as a bad argument of the request.
            throw new InvalidOperationException($"{body.GetType()} cannot be written as JSON.", unwritable);
        }

        await output.EndAsync(response.HttpContext.RequestAborted);
    }

    /// <inheritdoc/>
    public override ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken) =>
        ReadAsync(body, json => JsonRequestReader.Read(json, binding, Options, maxDepth), cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<Failure?> ReadBatchAsync(PipeReader body, RequestBatch batch, CancellationToken cancellationToken) =>
        ReadAsync(body, json => JsonBatchReader.Read(json, batch, Options, maxDepth), cancellationToken);

    private static async ValueTask<Failure?> ReadAsync(
        PipeReader body, Func<ReadOnlySpan<byte>, Failure?> read, CancellationToken cancellationToken)
    {
        var json = await BufferAsync(body, cancellationToken);
        try
        {
            return Read(json, read);
        }
        finally
        {
            body.AdvanceTo(json.End);
        }
    }

    /// <summary>Waits for the whole body, held in the pipe's own buffers; the server limits its size.</summary>
    private static async ValueTask<ReadOnlySequence<byte>> BufferAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            if (result.IsCompleted)
                return result.Buffer;
            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static Failure? Read(ReadOnlySequence<byte> json, Func<ReadOnlySpan<byte>, Failure?> read)
    {
        if (json.IsSingleSegment)
            return read(json.FirstSpan);
        var buffer = ArrayPool<byte>.Shared.Rent(checked((int)json.Length));
        try
        {
            json.CopyTo(buffer);
            return read(buffer.AsSpan(0, (int)json.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
