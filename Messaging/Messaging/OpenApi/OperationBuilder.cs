using Messaging.Catalog;
using Messaging.Documentation;
using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>Makes the operation of a message at one route by one verb.</summary>
internal sealed class OperationBuilder(
    ParameterBuilder parameters,
    ContentBuilder contents,
    ErrorResponses errors,
    SecurityBuilder security,
    OperationIds ids,
    OpenApiDocument document)
{
    private static readonly string[] BodyVerbs = ["POST", "PUT", "PATCH"];

    /// <summary>The message's tags; as in ServiceStack the first word of its first path where it has none.</summary>
    public static IReadOnlyList<string> TagsOf(MessageDoc doc) =>
        doc.Tags is [] ? [doc.Message.Routes[0].Path.Split('/')[1]] : doc.Tags;

    public OpenApiOperation Build(MessageDoc doc, MessageRoute route, string verb)
    {
        var hasBody = BodyVerbs.Contains(verb, StringComparer.Ordinal);
        var summary = route.Summary ?? doc.Description ?? doc.Message.Name;
        return new()
        {
            Tags = TagsOf(doc).Select(tag => new OpenApiTagReference(tag, document)).ToHashSet(),
            Summary = summary,
            Description = Description(doc, route, summary),
            OperationId = ids.Next(doc.Message, route, verb),
            Deprecated = doc.Message.RequestType.IsDefined(typeof(ObsoleteAttribute), inherit: true),
            Parameters = [.. parameters.Path(doc, route), .. hasBody ? [] : parameters.Query(doc, route)],
            RequestBody = hasBody && doc.Request.Members.Count > 0 ? contents.RequestBody(doc, route) : null,
            Responses = Responses(doc, hasBody),
            Security = security.Requirements(doc),
        };
    }

    private static string Description(MessageDoc doc, MessageRoute route, string summary)
    {
        string?[] texts = [doc.Description, route.Notes ?? doc.Notes];
        var further = texts.Where(text => !string.IsNullOrEmpty(text) && !text.Equals(summary, StringComparison.Ordinal));
        var description = string.Join("\n\n", further);
        return description is "" ? summary : description;
    }

    private static string DescriptionOf(TypeDoc? response) => response?.Description ?? "The answer.";

    private OpenApiResponses Responses(MessageDoc doc, bool hasBody)
    {
        var answers = new OpenApiResponses();
        if (doc.Message.ResponseType is { } type)
            answers["200"] = new OpenApiResponse { Description = DescriptionOf(doc.Response), Content = contents.Response(type) };
        else
            answers["204"] = new OpenApiResponse { Description = "Done; there is nothing to answer." };
        foreach (var (status, response) in errors.For(doc, hasBody))
            answers[status] = response;
        return answers;
    }
}
