using System.Globalization;
using System.Net;
using Messaging.Catalog;
using Messaging.Formats;
using Microsoft.AspNetCore.WebUtilities;

namespace Messaging.Errors;

/// <summary>The failures of the message host itself, with their words.</summary>
internal static class Failures
{
    public static Failure UnreadableBody(Message message, string? mediaType, string reason) => new(
        StatusCodes.Status400BadRequest,
        "SerializationException",
        $"Could not read the '{Excerpt.Of(mediaType)}' body of {message.Name}: {reason}.");

    public static Failure UnsupportedMediaType(string contentType, MessageFormats formats) => For(
        HttpStatusCode.UnsupportedMediaType,
        $"A body of type '{Excerpt.Of(contentType)}' cannot be read; send {MediaTypes(formats)} or a form, in UTF-8.");

    public static Failure NotAcceptable(MessageFormats formats) => For(
        HttpStatusCode.NotAcceptable, $"None of the types that Accept asks for can be had; ask for {MediaTypes(formats)}.");

    public static Failure MethodNotAllowed(HttpRequest request, string allow) => For(
        HttpStatusCode.MethodNotAllowed,
        $"{Excerpt.Of(request.Method)} is not allowed at {Excerpt.Of(request.Path.Value)}; allowed: {allow}.") with
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
