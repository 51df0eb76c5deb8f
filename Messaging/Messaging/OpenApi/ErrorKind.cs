using Messaging.Documentation;
using ServiceStack;

namespace Messaging.OpenApi;

/// <summary>One way a request can fail, as the document tells it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Name">Of the component.</param>
/// <param name="Description">When it is answered.</param>
/// <param name="ErrorCode">Of the example.</param>
/// <param name="Message">Of the example.</param>
/// <param name="Fits">Whether a message can be answered so, given whether its verb has a body.</param>
internal sealed record ErrorKind(
    int Status, string Name, string Description, string ErrorCode, string Message, Func<MessageDoc, bool, bool> Fits)
{
    public static IReadOnlyList<ErrorKind> All { get; } =
    [
        new(400, "BadRequest", "A field is missing, cannot be read, or breaks a rule; `errors` lists them all.",
            "NotNull", "'some_field' must not be empty.", HasFields) { IsAboutField = true },
        new(401, "Unauthorized", "The caller is not known: a key or token is missing, wrong or expired.",
            "Unauthorized", "A key or token is needed.", IsForKnown)
        {
            Header = ("WWW-Authenticate", "How to make oneself known."),
        },
        new(403, "Forbidden", "The caller is known, but may not do this.",
            "Forbidden", "The key does not permit this.", IsForKnown),
        new(404, "NotFound", "What was asked for does not exist.", "NotFound", "There is nothing of that name.", HasFields),
        new(405, "MethodNotAllowed", "The path does not take the verb, or the one X-Http-Method-Override names.",
            "MethodNotAllowed", "PUT is not allowed here; allowed: GET, HEAD.", Always)
        {
            Header = ("Allow", "The verbs the path takes."),
        },
        new(406, "NotAcceptable", "None of the formats that Accept asks for can be had.",
            "NotAcceptable", "None of the types that Accept asks for can be had; ask for application/json.", Always),
        new(413, "ContentTooLarge", "The body is larger than the server allows.",
            "RequestEntityTooLarge", "The body is larger than 30000000 bytes.", HasBody),
        new(415, "UnsupportedMediaType", "The body is in a format, encoding or charset that cannot be read.",
            "UnsupportedMediaType", "A body of type 'text/plain' cannot be read; send application/json, in UTF-8.", HasBody),
        new(429, "TooManyRequests", "The caller asks more often than it may.",
            "TooManyRequests", "Too many requests; ask again in 5 seconds.", Always) { Header = RetryAfter },
        new(500, "InternalServerError", "A fault in the service; the message carries an id by which its log tells more.",
            "InternalServerError", "The request failed because of a fault in the service.", Always),
        new(503, "ServiceUnavailable", "What the service depends on is away for a while.",
            "ServiceUnavailable", "The service is not ready; ask again in 5 seconds.", Always) { Header = RetryAfter },
    ];

    /// <summary>A header that comes with it, and what it says; null for none.</summary>
    public (string Name, string Description)? Header { get; init; }

    /// <summary>What the example says of single fields.</summary>
    public List<ResponseError>? Errors => IsAboutField
        ? [new() { ErrorCode = ErrorCode, FieldName = "some_field", Message = Message }]
        : null;

    private bool IsAboutField { get; init; }

    private static (string Name, string Description) RetryAfter => ("Retry-After", "Seconds to wait before asking again.");

    private static bool Always(MessageDoc doc, bool hasBody) => true;

    private static bool HasBody(MessageDoc doc, bool hasBody) => hasBody;

    private static bool HasFields(MessageDoc doc, bool hasBody) => doc.Message.Fields.Count > 0;

    private static bool IsForKnown(MessageDoc doc, bool hasBody) => doc.RequiresAuthentication;
}
