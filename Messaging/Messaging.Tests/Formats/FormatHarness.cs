using System.IO.Pipelines;
using System.Text;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats;
using Messaging.Formats.Csv;
using Messaging.Formats.JsonLines;
using Messaging.Formats.Jsv;
using Messaging.Formats.Xml;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Messaging.Tests.Formats;

/// <summary>Writes and reads with a format alone, without a server.</summary>
internal static class FormatHarness
{
    private static readonly MessageCatalog Catalog = MessageCatalog.Build([typeof(AnyServices), typeof(SampleServices)]);

    public static IReadOnlyList<MessageFormat> All { get; } = [new CsvFormat(), new XmlFormat(), new JsvFormat(), new JsonLinesFormat()];

    public static MessageFormat Find(string name) => All.Single(format => format.Name.Equals(name, StringComparison.Ordinal));

    public static Message Message(string name) => Catalog.Find(name)!;

    public static async Task<string> WriteAsync(string format, object body, int status = 200) =>
        Encoding.UTF8.GetString(await WriteBytesAsync(Find(format), body, status));

    public static async Task<byte[]> WriteBytesAsync(MessageFormat format, object body, int status = 200)
    {
        using var stream = new MemoryStream();
        var context = new DefaultHttpContext();
        context.Response.Body = stream;
        context.Response.StatusCode = status;
        await format.WriteAsync(context.Response, body, message: null);
        return stream.ToArray();
    }

    public static Task<BodyResult> ReadAsync(string format, string message, string body) => ReadAsync(Find(format), message, Encoding.UTF8.GetBytes(body));

    /// <param name="format">How to read.</param>
    /// <param name="message">Into which message.</param>
    /// <param name="body">What to read.</param>
    /// <param name="pieces">The size of the pieces in which it comes in.</param>
    public static async Task<BodyResult> ReadAsync(MessageFormat format, string message, byte[] body, int pieces = 4096)
    {
        using var stream = new MemoryStream(body);
        var pipe = PipeReader.Create(stream, new(bufferSize: pieces, minimumReadSize: 1));
        var binding = new RequestBinding(Message(message));
        var failure = await format.ReadAsync(pipe, binding, CancellationToken.None);
        await pipe.CompleteAsync();
        return new(failure ?? binding.ToFailure([]), binding.Request);
    }
}

/// <summary>What became of a body: a request, or why there is none.</summary>
internal sealed record BodyResult(Failure? Failure, object Request)
{
    /// <summary>Field names with the messages of their errors.</summary>
    public IEnumerable<string> Errors => Failure?.Errors.Select(error => $"{error.FieldName}: {error.Message}") ?? [];

    public T As<T>()
    {
        Assert.That(Failure?.Message, Is.Null, string.Join('\n', Errors));
        return (T)Request;
    }
}
