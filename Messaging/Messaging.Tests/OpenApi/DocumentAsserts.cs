using System.Text.Json.Nodes;

namespace Messaging.Tests.OpenApi;

/// <summary>Looks places of a document up, and compares JSON as values.</summary>
internal static class DocumentAsserts
{
    public static JsonNode Operation(this JsonNode document, string path, string verb) =>
        document["paths"]![path]?[verb] ?? throw new AssertionException($"{verb} {path} is not in the document.");

    public static JsonNode Parameter(this JsonNode operation, string name) =>
        operation["parameters"]!.AsArray().Single(parameter => name.Equals((string?)parameter!["name"], StringComparison.Ordinal))!;

    public static JsonNode Schema(this JsonNode document, string name) => document["components"]!["schemas"]![name]!;

    public static string[] Keys(this JsonNode node) => [.. node.AsObject().Select(member => member.Key)];

    /// <summary>Equal as values; the order of members does not count.</summary>
    public static void IsJson(JsonNode? actual, string expected) =>
        Assert.That(JsonNode.DeepEquals(actual, JsonNode.Parse(expected)), Is.True, () => $"expected {expected}, was {actual?.ToJsonString() ?? "nothing"}");
}
