using System.Globalization;
using System.Net;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Formats;
using Messaging.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Messaging.Errors;

/// <summary>The failures of the message host itself, with their words.</summary>
internal static class Failures
{
    public static Failure UnreadableBody(Message message, string? mediaType, string reason) => new(
        StatusCodes.Status400BadRequest,
        "SerializationException",
        $"Could not read the '{Excerpt.Of(mediaType)}' body of {message.Name}: {reason}.");

    public static Failure UnexpectedFile(Message message, string fileName, string reason) => new(
        StatusCodes.Status400BadRequest,
        "SerializationException",
        $"The file '{Excerpt.Of(fileName)}' cannot be part of {message.Name}: {reason}.");

    public static Failure UnsupportedFile(string fileName, string? contentType, MessageFormats formats) => For(
        HttpStatusCode.UnsupportedMediaType,
        $"The file '{Excerpt.Of(fileName)}' of type '{Excerpt.Of(contentType)}' cannot be read; "
            + $"send one that is called .{string.Join(", .", formats.Select(format => format.Name))}, or labelled so.");

    /// <summary>Query options of generated code that cannot be read, with one error each.</summary>
    public static Failure UnreadableOptions(HttpRequest request, IReadOnlyList<ServiceStack.ResponseError> errors) => new(
        StatusCodes.Status400BadRequest, "SerializationException", $"Unable to read the options of '{Excerpt.Of(request.Path.Value)}'")
    {
        Errors = errors,
    };

    public static Failure UnsupportedMediaType(string contentType, MessageFormats formats) => For(
        HttpStatusCode.UnsupportedMediaType,
        $"A body of type '{Excerpt.Of(contentType)}' cannot be read; send {MediaTypes(formats)} or a form, in UTF-8.");

    /// <summary>None of the formats asked for is to be had.</summary>
    public static Failure NotAcceptable(HttpRequest request, MessageFormats formats, Message? message) => For(
        HttpStatusCode.NotAcceptable,
        FormatChoice.Named(request, message) is { } name
            ? $"There is no format '{Excerpt.Of(name)}'; ask for {string.Join(", ", formats.Select(format => format.Name))}."
            : $"None of the types that Accept asks for can be had; ask for {MediaTypes(formats)}.");

    /// <summary>A format that cannot hold a list of requests.</summary>
    public static Failure NoBatch(string contentType) => For(
        HttpStatusCode.UnsupportedMediaType, $"A batch cannot be sent as '{Excerpt.Of(contentType)}'; send a JSON list.");

    /// <param name="coding">As the request names it.</param>
    public static Failure UnsupportedEncoding(string coding) => For(
        HttpStatusCode.UnsupportedMediaType,
        $"A body encoded as '{Excerpt.Of(coding)}' cannot be read; send it as {BodyDecoder.Known}, or as it is.") with
    {
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Accept-Encoding"] = BodyDecoder.Known },
    };

    /// <param name="what">What there are too many of, such as <c>parameters in the query</c>.</param>
    /// <param name="limit">How many there may be.</param>
    public static Failure TooMany(string what, int limit) => new(
        StatusCodes.Status400BadRequest, "TooMany", string.Create(CultureInfo.InvariantCulture, $"There are more than {limit} {what}."));

    public static Failure MethodNotAllowed(HttpRequest request, string allow) => For(
        HttpStatusCode.MethodNotAllowed,
        $"{Excerpt.Of(HttpVerb.Asked(request))} is not allowed at {Excerpt.Of(request.Path.Value)}; allowed: {allow}.") with
    {
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Allow"] = allow },
    };

    public static Failure TooLarge(long? limit) => For(
        HttpStatusCode.RequestEntityTooLarge,
        limit is null
            ? "The body is too large."
            : string.Create(CultureInfo.InvariantCulture, $"The body is larger than {limit} bytes."));

    public static Failure NotFound(HttpRequest request) =>
        For(HttpStatusCode.NotFound, $"There is nothing at {Excerpt.Of(request.Path.Value)}.");

    /// <param name="id">By which the log tells what happened.</param>
    public static Failure Unexpected(string id) => new(
        StatusCodes.Status500InternalServerError,
        nameof(HttpStatusCode.InternalServerError),
        $"The request failed because of a fault in the service. The log tells more under {id}.");

    /// <summary>A failure that only its status tells of.</summary>
    public static Failure OfStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => NotFound(context.Request),
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed(context.Request, context.Response.Headers.Allow.ToString()),
        var status => For((HttpStatusCode)status, $"{Phrase(status)}."),
    };

    public static Failure For(HttpStatusCode status, string message) => new((int)status, status.ToString(), message);

    private static string Phrase(int status) =>
        ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : "The request failed";

    private static string MediaTypes(MessageFormats formats) => string.Join(", ", formats.Select(format => format.MediaTypes[0]));
}
