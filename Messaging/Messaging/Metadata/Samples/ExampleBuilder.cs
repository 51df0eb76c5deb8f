using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Errors;
using Messaging.Formats;

namespace Messaging.Metadata.Samples;

/// <summary>Makes the examples of a message with what also writes the real answers.</summary>
internal sealed class ExampleBuilder(
    MessageDocs docs, MessageFormats formats, ErrorWriter errors, IReadOnlyDictionary<string, string> examples)
{
    private readonly JsonSerializerOptions _json = JsonContract.CreateOptions();

    /// <param name="doc">Of a message of the documentation.</param>
    /// <param name="services">Of one request.</param>
    public async Task<MessageExamples> BuildAsync(MessageDoc doc, IServiceProvider services)
    {
        var values = new SampleValues(docs.Find, examples, _json);
        var request = values.OfRequest(doc.Request);
        SampleRequest[] requests = [.. SampleRequests.Of(doc, request, examples)];
        var body = Array.Exists(requests, some => some.HasBody) ? request.Deserialize(doc.Request.Type, _json) : null;
        var answer = doc.Response is null ? null : values.OfAnswer(doc.Response).Deserialize(doc.Response.Type, _json);
        return new(
            requests,
            await ReadableAsync(await WriteAsync(body, doc.Message, services), doc.Message),
            await WriteAsync(answer, doc.Message, services),
            await WriteErrorAsync(doc.Message, services));
    }

    private async Task<IReadOnlyList<FormattedSample>> WriteAsync(object? body, Message message, IServiceProvider services)
    {
        List<FormattedSample> samples = [];
        if (body is null)
            return samples;
        foreach (var format in formats)
        {
            var written = await AnswerRecorder.RecordAsync(
                services, context => Responses.WriteAsync(context.Response, format, body, message));
            samples.Add(new(format, written));
        }
        return samples;
    }

    /// <summary>Those that their formats read back: not every format can carry every request.</summary>
    private static async Task<IReadOnlyList<FormattedSample>> ReadableAsync(IReadOnlyList<FormattedSample> bodies, Message message)
    {
        List<FormattedSample> readable = [];
        foreach (var body in bodies.Where(body => body.Sample.Body.Length > 0))
        {
            var binding = new RequestBinding(message);
            var reader = PipeReader.Create(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body.Sample.Body)));
            if (await body.Format.ReadAsync(reader, binding, CancellationToken.None) is null && binding.Errors.Count == 0)
                readable.Add(body);
        }
        return readable;
    }

    private async Task<SampleAnswer?> WriteErrorAsync(Message message, IServiceProvider services) =>
        SampleFailure.Of(message) is { } failure
            ? await AnswerRecorder.RecordAsync(services, context => errors.WriteAsync(context, failure, message))
            : null;
}
