namespace Messaging.Documentation;

/// <summary>How requests can fail whatever the message, as metadata pages and OpenAPI documents describe it.</summary>
internal static class GeneralErrors
{
    private static readonly (string, string) RetryAfter = ("Retry-After", "Seconds to wait before asking again.");

    /// <summary>By status.</summary>
    public static IReadOnlyList<GeneralError> All { get; } =
    [
        new(400, "BadRequest", "A field is missing, cannot be read, or breaks a rule; errors lists them all.",
            "NotNull", "'some_field' must not be empty.", (doc, hasBody) => hasBody || HasFields(doc, hasBody))
        {
            Codes = "the rule that is broken, or SerializationException",
            IsAboutField = true,
        },
        new(401, "Unauthorized", "The caller is not known: a key or token is missing, wrong or expired.",
            "Unauthorized", "A key or token is needed.", IsForKnown)
        {
            Header = ("WWW-Authenticate", "How to make oneself known."),
        },
        new(403, "Forbidden", "The caller is known, but may not do this.",
            "Forbidden", "The key does not permit this.", IsForKnown),
        new(404, "NotFound", "What was asked for does not exist.", "NotFound", "There is nothing of that name.", HasFields),
        new(405, "MethodNotAllowed", "The address does not take the verb, or the one that X-Http-Method-Override names; Allow lists those it takes.",
            "MethodNotAllowed", "PUT is not allowed here; allowed: GET, HEAD.", Always)
        {
            Header = ("Allow", "The verbs that the address takes."),
        },
        new(406, "NotAcceptable", "None of the formats that Accept asks for can be had.",
            "NotAcceptable", "None of the types that Accept asks for can be had; ask for application/json.", Always),
        new(413, "ContentTooLarge", "The body is larger than the server allows.",
            "RequestEntityTooLarge", "The body is larger than 30000000 bytes.", HasBody),
        new(415, "UnsupportedMediaType", "The body is in a format, encoding or charset that cannot be read.",
            "UnsupportedMediaType", "A body of type 'text/plain' cannot be read; send application/json, in UTF-8.", HasBody),
        new(429, "TooManyRequests", "The caller asks more often than it may.",
            "TooManyRequests", "Too many requests; ask again in 5 seconds.", Always) { Header = RetryAfter, IsOfProgram = true },
        new(500, "InternalServerError", "A fault in the service; the message has an id to find it in the log.",
            "InternalServerError", "The request failed because of a fault in the service.", Always),
        new(503, "ServiceUnavailable", "More requests came than the service can take, or what it depends on is away for a while.",
            "Overloaded", "The service has as many requests as it can take. Try again a little later.", Always) { Header = RetryAfter, IsOfProgram = true },
    ];

    /// <summary>Null for a status that tells of nothing general.</summary>
    public static GeneralError? Find(int status) => All.FirstOrDefault(error => error.Status == status);

    private static bool Always(MessageDoc doc, bool hasBody) => true;

    private static bool HasBody(MessageDoc doc, bool hasBody) => hasBody;

    private static bool HasFields(MessageDoc doc, bool hasBody) => doc.Message.Fields.Count > 0;

    private static bool IsForKnown(MessageDoc doc, bool hasBody) => doc.RequiresAuthentication;
}
