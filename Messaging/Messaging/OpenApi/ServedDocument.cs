using System.Text;
using System.Text.Json.Nodes;
using Messaging.Documentation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Messaging.OpenApi;

/// <summary>A document as a running server answers with it: with the address it was asked at.</summary>
internal static class ServedDocument
{
    private const string ContentType = "application/json; charset=utf-8";

    public static IResult OpenApi(string json, HttpRequest request)
    {
        if (!request.PathBase.HasValue)
            return Answer(json);
        var document = JsonNode.Parse(json)!;
        document["servers"] = new JsonArray(new JsonObject { ["url"] = request.PathBase.ToUriComponent() });
        return Answer(OpenApiDocuments.Write(document));
    }

    public static IResult Swagger(string json, HttpRequest request)
    {
        var document = JsonNode.Parse(json)!;
        document["host"] = request.Host.ToUriComponent();
        document["basePath"] = request.PathBase.HasValue ? request.PathBase.ToUriComponent() : "/";
        document["schemes"] = new JsonArray(request.Scheme);
        return Answer(OpenApiDocuments.Write(document));
    }

    private static FileContentHttpResult Answer(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return TypedResults.Bytes(bytes, ContentType, entityTag: ContentTag.Of(bytes));
    }
}
