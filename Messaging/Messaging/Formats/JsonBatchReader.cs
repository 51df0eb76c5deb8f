using System.Text.Json;
using Messaging.Binding;
using Messaging.Errors;

namespace Messaging.Formats;

/// <summary>Reads a JSON list of objects as requests to one message.</summary>
internal static class JsonBatchReader
{
    public static Failure? Read(ReadOnlySpan<byte> json, RequestBatch batch, JsonSerializerOptions options, int maxDepth)
    {
        json = JsonSyntax.WithoutMark(json);
        if (JsonSyntax.FindFault(json, maxDepth) is { } fault)
            return Failures.UnreadableBody(batch.Message, JsonRequestReader.MediaType, fault);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonContract.MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            return Failures.UnreadableBody(batch.Message, JsonRequestReader.MediaType, "it is no list of requests");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (batch.Add() is not { } binding)
                return batch.TooLong();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!JsonRequestReader.TryRead(json[start..(int)reader.BytesConsumed], binding, options))
                batch.MarkUnreadable("is no object");
        }
        return null;
    }
}
