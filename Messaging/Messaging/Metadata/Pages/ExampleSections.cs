using Messaging.Catalog;
using Messaging.Formats;
using Messaging.Metadata.Html;
using Messaging.Metadata.Samples;

namespace Messaging.Metadata.Pages;

/// <summary>Requests to copy, and what answers look like.</summary>
internal static class ExampleSections
{
    private const string NoAnswer = "It is answered without a body, or with one that needs no example.";

    public static Markup Requests(Message message, MessageExamples examples) =>
        Markup.Of($"{Markup.Each(examples.Requests, request => Request(request, examples))}{Bodies(message, examples)}");

    public static Markup Answers(Message message, MessageExamples examples) => examples.Answers.Count == 0
        ? Parts.Paragraph(NoAnswer)
        : Markup.Of($"""
            {HowToAsk($"{message.Routes[^1].Path}.{examples.Answers[0].Format.Name}", examples.Answers[0].Format)}
            {Markup.Each(examples.Answers, some => Sample(some, $"Answer of {message.Name} in {some.Format.Name}", "Accept"))}
            """);

    private static Markup HowToAsk(string path, MessageFormat format) => Markup.Of($"""
        <p>Ask for a format by the header <code>Accept</code>, by <code>?format={format.Name}</code>, or by a suffix of the path, as
        in <code>{path}</code>.</p>
        """);

    private static Markup Request(SampleRequest request, MessageExamples examples)
    {
        var accept = examples.Answers.Select(answer => answer.Format.MediaTypes[0]).FirstOrDefault("*/*");
        var body = request.HasBody && examples.Bodies is [var first, ..] ? first.Sample : null;
        return Markup.Of($"""
            <h3>{Parts.Verb(request.Verb)} <code>{request.Path}</code></h3>
            {Parts.Block($"Command for {request.Verb} {request.Path}", request.ToCurl(accept, body))}
            """);
    }

    private static Markup Bodies(Message message, MessageExamples examples) => Markup.If(examples.Bodies.Count > 1, $"""
        <p>A body may come in each of these formats, told by Content-Type.</p>
        {Markup.Each(examples.Bodies, body => Sample(body, $"{message.Name} in {body.Format.Name}", "Content-Type"))}
        """);

    private static Markup Sample(FormattedSample sample, string label, string header) => Markup.Of($"""
        <h3>{sample.Format.Name}</h3>
        <p class="small"><code>{header}: {sample.Format.MediaTypes[0]}</code></p>
        {Parts.Block(label, Parts.Text(sample.Sample.Body))}
        """);
}
