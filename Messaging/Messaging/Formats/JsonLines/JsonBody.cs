using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats.Bodies;

namespace Messaging.Formats.JsonLines;

/// <summary>Bodies of JSON objects that are requests.</summary>
internal static class JsonBody
{
    /// <summary>Reads one object, which is the request.</summary>
    public static ValueTask<Failure?> ReadAsync(
        PipeReader body, RequestBinding binding, JsonSerializerOptions options, CancellationToken cancellationToken) => ReadAsync(
            body,
            binding.Message,
            text => JsonRequestReader.Read(Encoding.UTF8.GetBytes(text), binding, options),
            cancellationToken);

    /// <summary>Reads a request a line; empty lines are passed.</summary>
    public static ValueTask<Failure?> ReadBatchAsync(
        PipeReader body, RequestBatch batch, JsonSerializerOptions options, CancellationToken cancellationToken) => ReadAsync(
            body,
            batch.Message,
            text => ReadLines(text, batch, options),
            cancellationToken);

    private static Failure? ReadLines(string text, RequestBatch batch, JsonSerializerOptions options)
    {
        foreach (var line in text.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (batch.Add() is not { } binding)
                return batch.TooLong();
            var json = Encoding.UTF8.GetBytes(line);
            if (JsonSyntax.FindFault(json, JsonContract.MaxDepth) is { } fault)
                batch.MarkUnreadable($"cannot be read: {fault}");
            else if (!JsonRequestReader.TryRead(json, binding, options))
                batch.MarkUnreadable("is no object");
        }
        return null;
    }

    private static async ValueTask<Failure?> ReadAsync(
        PipeReader body, Message message, Func<string, Failure?> read, CancellationToken cancellationToken)
    {
        try
        {
            return read(await BodyText.ReadAsync(body, cancellationToken));
        }
        catch (UnreadableTextException exception)
        {
            return Failures.UnreadableBody(message, "text/jsonl", exception.Message);
        }
    }
}
