using System.Net;
using Messaging.Errors;

namespace Messaging.Metadata;

/// <summary>What the message host itself can answer for any message, as the pages describe it.</summary>
internal static class GeneralErrors
{
    /// <summary>Of messages only that ask for a known caller.</summary>
    public static IReadOnlyList<int> OfCallers { get; } = [StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden];

    /// <summary>Of messages only that can have a body.</summary>
    public static IReadOnlyList<int> OfBodies { get; } =
        [StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType];

    public static IReadOnlyList<Failure> All { get; } =
    [
        new(
            StatusCodes.Status400BadRequest,
            "the rule that is broken, or SerializationException",
            "A field is missing, cannot be read, or breaks a rule; errors lists them all."),
        Failures.For(HttpStatusCode.Unauthorized, "The caller is not known: the key or token is missing, wrong or out of date."),
        Failures.For(HttpStatusCode.Forbidden, "The caller is known, but may not do this."),
        Failures.For(HttpStatusCode.NotFound, "There is nothing at the address, or what was asked for does not exist."),
        Failures.For(HttpStatusCode.MethodNotAllowed, "The address does not take the verb; Allow lists those it takes."),
        Failures.For(HttpStatusCode.NotAcceptable, "None of the formats that Accept asks for can be had."),
        Failures.For(HttpStatusCode.RequestEntityTooLarge, "The body is larger than the server allows."),
        Failures.For(HttpStatusCode.UnsupportedMediaType, "The body is in a format, encoding or charset that cannot be read."),
        Failures.For(HttpStatusCode.InternalServerError, "A fault in the service; the message has an id to find it in the log."),
    ];
}
