using System.IO.Pipelines;
using System.Text.Json;
using Messaging.Formats.Writing;

namespace Messaging.Formats.JsonLines;

/// <summary>Writes JSON values into a pipe, one a line.</summary>
internal sealed class JsonLinesWriter(PipeWriter pipe, Utf8Stream output, JsonSerializerOptions options) : IAsyncDisposable
{
    private readonly Utf8JsonWriter _json = new(pipe, new() { Encoder = options.Encoder, MaxDepth = options.MaxDepth });

    public Utf8Stream Output { get; } = output;

    public void Write<T>(Action<Utf8JsonWriter, T> write, T value)
    {
        write(_json, value);
        _json.Flush();
        Output.Add(_json.BytesCommitted);
        _json.Reset();
        Output.Write("\n"u8);
    }

    public ValueTask DisposeAsync() => _json.DisposeAsync();
}
