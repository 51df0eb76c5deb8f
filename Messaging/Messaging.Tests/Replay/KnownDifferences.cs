namespace Messaging.Tests.Replay;

/// <summary>The one list of what is answered otherwise than recorded. docs/servicestack-differences.md shows it.</summary>
internal static class KnownDifferences
{
    public static IReadOnlyList<KnownDifference> All { get; } =
    [
        new([], "Vary", "`Accept, Accept-Encoding`: answers are compressed for those who take it, which caches must know"),
        new(
            ["error-argument-json", "error-notfound-json", "error-validation-json", "error-validation-xml", "batch-json-error"],
            "body*.info.error",
            "the error's message, for callers that read no further than `info`"),
        new(["error-binding-json"], "body.info", "an error of binding is the message's response too, `info` included"),
        new(["error-body-json"], "body.*ed", "an unreadable body is answered with the message's response too, its members as they start"),
        new(["error-argument-json", "error-validation-json"], "body.responseStatus.errors[*].fieldName", "wire names, by which the field was sent"),
        new(["error-validation-json"], "body.responseStatus.*essage", "fields are called by their wire names"),
        new(["error-validation-json"], "body.responseStatus.errors[*].meta.PropertyName", "the wire name, as in the message"),
        new(
            ["error-validation-xml"], "body.GetStatisticsResponse.responseStatus.*", "wire names in the message, in each field's name, message and meta"),
        new(["error-argument-json"], "body.responseStatus.message", "without the name of a parameter inside of the service"),
        new(["error-binding-json"], "body.responseStatus.errors[0].message", "says what was expected as well"),
        new(["error-body-json"], "body.responseStatus.message", "says where the body is broken, without types and text from inside of the service"),
        new(["batch-api"], "status", "200: each element runs with the message's own verb, so no client need override the POST"),
        new(["batch-api"], "X-AutoBatch-Completed", "a batch is answered with the number of its elements that were run"),
        new(["batch-api"], "body", "the list of responses"),
        new(["head"], "status", "200: HEAD is answered as GET, without the body"),
        new(["head"], "Content-Type", "as that of GET"),
        new(["head"], "Vary", "as that of GET"),
        new(["head"], "Allow", "nothing was refused"),
        new(["options"], "status", "204: OPTIONS is answered"),
        new(["options"], "Allow", "every verb that is taken, HEAD and OPTIONS included"),
    ];
}
