using System.Net;
using System.Text.Json.Nodes;

namespace Messaging.Tests.Hosting;

/// <summary>What came back, read to its end.</summary>
internal sealed record Reply(HttpResponseMessage Response, string Body)
{
    public HttpStatusCode Status => Response.StatusCode;

    public JsonNode Json => JsonNode.Parse(Body)!;

    public JsonNode ResponseStatus => Json["responseStatus"]!;

    public string ErrorCode => (string)ResponseStatus["errorCode"]!;

    public string Message => (string)ResponseStatus["message"]!;

    public string? ContentType => Response.Content.Headers.ContentType?.ToString();

    public string Vary => string.Join(", ", Response.Headers.Vary);

    public string Allow => string.Join(", ", Response.Content.Headers.Allow);

    /// <summary>Field names with their error codes, in the order of the answer: <c>symbol NotEmpty</c>.</summary>
    public string[] FieldErrors => [.. ResponseStatus["errors"]!.AsArray().Select(error => $"{error!["fieldName"]} {error["errorCode"]}")];

    /// <summary>The message of the first error of a field.</summary>
    public string MessageOf(string field) =>
        (string)ResponseStatus["errors"]!.AsArray().First(error => field.Equals((string?)error!["fieldName"], StringComparison.Ordinal))!["message"]!;
}
