using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Documentation;
using Messaging.Errors;
using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>
/// The answers to what goes wrong: one component a status, all with the one envelope, and what messages declare of their own.
/// </summary>
internal sealed class ErrorResponses(
    MessagingOptions messaging, ContentBuilder contents, JsonSerializerOptions json, OpenApiDocument document)
{
    /// <summary>By status.</summary>
    public IEnumerable<(string Status, IOpenApiResponse Response)> For(MessageDoc doc, bool hasBody)
    {
        var responses = new SortedDictionary<string, IOpenApiResponse>(StringComparer.Ordinal);
        // One that nothing refers to would be a component too many.
        foreach (var error in GeneralErrors.All.Where(error => error.Fits(doc, hasBody) && !doc.Responses.Any(own => own.StatusCode == error.Status)))
            responses[Text(error.Status)] = Shared(error);
        foreach (var declared in doc.Responses)
            responses[declared.IsDefault ? "default" : Text(declared.StatusCode)] = Own(declared, doc);
        return responses.Select(response => (response.Key, response.Value));
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    private OpenApiResponseReference Shared(GeneralError error)
    {
        document.Components!.Responses!.TryAdd(error.Name, new OpenApiResponse
        {
            Description = error.Description,
            Headers = error.Header is var (name, description)
                ? new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal) { [name] = Header(description) }
                : null,
            Content = contents.Answer(messaging.ErrorResponseType, Sample(error)),
        });
        return new(error.Name, document);
    }

    private OpenApiResponse Own(ResponseDoc declared, MessageDoc doc)
    {
        var isError = declared.IsDefault || declared.StatusCode >= StatusCodes.Status400BadRequest;
        var type = declared.Type ?? (isError ? messaging.ErrorResponseType : doc.Message.ResponseType);
        var error = GeneralErrors.Find(declared.StatusCode);
        return new()
        {
            Description = string.IsNullOrEmpty(declared.Description) ? error?.Description ?? "The answer." : declared.Description,
            Content = type switch
            {
                null => null,
                _ when declared.StatusCode == StatusCodes.Status304NotModified => null,
                _ when type == messaging.ErrorResponseType => contents.Answer(type, error is null ? null : Sample(error)),
                _ => contents.Response(type),
            },
        };
    }

    private JsonNode? Sample(GeneralError error)
    {
        var status = error.ToResponseStatus();
        var body = ErrorBodyType.Find(messaging.ErrorResponseType)!.Create(status);
        messaging.OnError?.Invoke(body, status);
        return JsonSerializer.SerializeToNode(body, messaging.ErrorResponseType, json);
    }

    private static OpenApiHeader Header(string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
