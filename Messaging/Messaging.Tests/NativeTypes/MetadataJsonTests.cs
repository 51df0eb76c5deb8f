using System.Text.Json.Nodes;
using Messaging.Errors;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.NativeTypes;

/// <summary>The metadata document has the shape that ServiceStack's tools read.</summary>
public sealed class MetadataJsonTests
{
    private JsonNode? _metadata;

    [OneTimeSetUp]
    public async Task AskAsync()
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(ShopServices));
            options.RequestValidators["HasScope"] = _ => (_, _) => ValueTask.FromResult<Failure?>(null);
        });
        _metadata = (await host.GetAsync("/types/metadata.json?MakeVirtual=false")).Json;
    }

    [Test]
    public void Has_config_namespaces_types_and_operations()
    {
        Assert.That(_metadata!.AsObject().Select(member => member.Key), Is.EqualTo(["config", "namespaces", "types", "operations"]));
        Assert.That((bool)_metadata["config"]!["makeVirtual"]!, Is.False);
        Assert.That((bool)_metadata["config"]!["makePartial"]!, Is.True);
        Assert.That(_metadata["namespaces"]!.AsArray().Select(name => (string)name!), Is.SupersetOf(["Shop.ServiceModel", "Shop.ServiceModel.Other", "System"]));
    }

    [Test]
    public void Tells_of_a_message() => Check(Operation("SearchGoods"), """
        {
          "actions": ["GET"],
          "method": "GET",
          "returnType": { "name": "Page`1", "namespace": "Shop.ServiceModel", "genericArgs": ["Good"] },
          "routes": [{ "path": "/goods" }, { "path": "/goods/{Colour}", "verbs": "GET", "summary": "Not in code" }],
          "requiresAuth": true,
          "tags": ["goods"]
        }
        """);

    [Test]
    public void Tells_of_a_message_without_a_response() =>
        Check(Operation("RemoveGood"), """{ "actions": ["DELETE"], "returnsVoid": true, "method": "DELETE" }""");

    [Test]
    public void Tells_of_a_type()
    {
        var good = Type("Good");

        Check(good["inherits"]!, """{ "name": "Thing", "namespace": "Shop.ServiceModel" }""");
        Check(good["properties"]!.AsArray().Single(property => (string)property!["name"]! is "Parts")!, """
            {
              "name": "Parts", "type": "Dictionary`2", "namespace": "System.Collections.Generic",
              "genericArgs": ["Int32", "List<Good>"], "isRequired": true
            }
            """);
        Check(Type("Thing")["dataContract"]!, """{ "name": "thing", "namespace": "urn:things" }""");
        Assert.That((bool)Type("Thing")["isAbstract"]!, Is.True);
    }

    [Test]
    public void Tells_of_attributes() => Check(Operation("SearchGoods", "request")["properties"]![1]!["attributes"]!, """
        [{
          "name": "Validate",
          "args": [
            { "name": "Validator", "type": "String", "value": "InclusiveBetween(1,9)" },
            { "name": "ErrorCode", "type": "String", "value": "Odd" }
          ]
        }]
        """);

    [Test]
    public void Tells_of_enums()
    {
        Check(Type("Colour"), """
            {
              "name": "Colour", "namespace": "Shop.ServiceModel", "implements": [], "isEnum": true,
              "enumNames": ["Red", "Blue"], "enumValues": ["1", "5"], "enumDescriptions": [null, "As the sky."]
            }
            """);
        Assert.That((bool)Type("Rights")["isEnumInt"]!, Is.True);
    }

    private JsonNode Type(string name) => _metadata!["types"]!.AsArray().Single(type => name.Equals((string?)type!["name"], StringComparison.Ordinal))!;

    /// <summary>An operation without its types, or one of these.</summary>
    private JsonNode Operation(string name, string? part = null)
    {
        var operation = _metadata!["operations"]!.AsArray()
            .Single(operation => name.Equals((string?)operation!["request"]!["name"], StringComparison.Ordinal))!.DeepClone().AsObject();
        if (part is not null)
            return operation[part]!;
        operation.Remove("request");
        operation.Remove("response");
        return operation;
    }

    private static void Check(JsonNode actual, string expected) =>
        Assert.That(actual.ToJsonString(), Is.EqualTo(JsonNode.Parse(expected)!.ToJsonString()));
}
