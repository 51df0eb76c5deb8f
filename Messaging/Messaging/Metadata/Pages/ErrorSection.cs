using System.Globalization;
using System.Net;
using Messaging.Documentation;
using Messaging.Errors;
using Messaging.Metadata.Html;
using Messaging.Metadata.Samples;

namespace Messaging.Metadata.Pages;

/// <summary>The errors that a message can give.</summary>
internal static class ErrorSection
{
    /// <summary>The status of an error that stands for all others; comes last.</summary>
    private const int AnyOther = int.MaxValue;

    public static Markup Render(MessageDoc doc, MetadataOptions options, SampleAnswer? example) => Markup.Of($"""
        <p>Every error comes in the format asked for, with <code>responseStatus</code>: an <code>errorCode</code> for programs, a
        <code>message</code> for people, and <code>errors</code> of single fields, by wire name.</p>
        {Table.Of<Failure>(
            $"Errors of {doc.Message.Name}",
            [.. ErrorsOf(doc, options).OrderBy(error => error.Status)],
            new("Status", Status),
            new("Code", error => Parts.Text(error.ErrorCode)),
            new("When", error => Parts.Text(error.Message)))}{Example(doc, example)}
        """);

    /// <summary>What is declared, and what is general and not declared otherwise.</summary>
    private static IEnumerable<Failure> ErrorsOf(MessageDoc doc, MetadataOptions options)
    {
        Failure[] declared =
        [
            .. from response in doc.Responses
               where response.IsDefault || response.StatusCode >= StatusCodes.Status400BadRequest
               select Declared(response),
        ];
        var takesBody = doc.Message.Verbs.Any(verb => verb is not "GET" and not "DELETE");
        var general = options.Errors
            .Where(error => !Array.Exists(declared, other => other.Status == error.Status))
            .Where(error => GeneralErrors.Find(error.Status)?.Fits(doc, takesBody) != false);
        return [.. declared, .. general];
    }

    private static Failure Declared(ResponseDoc response) => response.IsDefault
        ? new(AnyOther, "", response.Description ?? "")
        : Failures.For((HttpStatusCode)response.StatusCode, response.Description ?? "");

    private static Markup Status(Failure error) =>
        Parts.Text(error.Status == AnyOther ? "any other" : error.Status.ToString(CultureInfo.InvariantCulture));

    private static Markup Example(MessageDoc doc, SampleAnswer? example) => example is null
        ? Markup.Empty
        : Markup.Of($"""
            <h3>Example</h3>
            <p>{example.Status}, for a request with a value that cannot be read and nothing else:</p>
            {Parts.Block($"An error of {doc.Message.Name}", Parts.Text(example.Body))}
            """);
}
