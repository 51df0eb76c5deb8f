using System.Text.Json.Nodes;
using Messaging.Catalog;
using static Messaging.Tests.OpenApi.DocumentAsserts;

namespace Messaging.Tests.OpenApi;

/// <summary>Paths, parameters, bodies and answers.</summary>
[TestFixture]
public sealed class OperationTests
{
    private static readonly JsonNode OpenApi = JsonNode.Parse(SampleDocuments.Create().OpenApi)!;
    private static readonly JsonNode Swagger = JsonNode.Parse(SampleDocuments.Create().Swagger)!;

    private static readonly string[] Documents = ["3.1", "2.0"];

    [TestCaseSource(nameof(Documents))]
    public void Every_route_of_the_catalog_is_there_with_every_verb(string version)
    {
        var options = new MessagingOptions();
        SampleDocuments.Configure(options);
        var declared = MessageCatalog.Build(options.Services).Messages
            .SelectMany(message => message.Routes)
            .SelectMany(route => route.Verbs.Select(verb => $"{verb} {WithWireNames(route)}"));

        var found = Of(version)["paths"]!.AsObject().SelectMany(path => path.Value!.Keys().Select(verb => $"{verb.ToUpperInvariant()} {path.Key}"));

        Assert.That(found, Is.EquivalentTo(declared));
    }

    [TestCaseSource(nameof(Documents))]
    public void Operation_ids_are_unique_and_named_as_servicestack_names_them(string version)
    {
        string[] ids = [.. Operations(Of(version)).Select(operation => (string)operation["operationId"]!)];

        Assert.That(ids, Is.Unique);
        Assert.That(ids, Does.Contain("GetStatisticsstatistics_Get").And.Contain("StoreFinancialDatafinancial_data_Post"));
        Assert.That(ids, Does.Contain("PageLeaves_Get").And.Contain("PageLeaves2_Get"), "the route of one segment, then the predefined one");
    }

    [TestCaseSource(nameof(Documents))]
    public void Every_operation_has_a_summary_a_description_and_described_tags(string version)
    {
        var described = Of(version)["tags"]!.AsArray().ToDictionary(tag => (string)tag!["name"]!, tag => (string)tag!["description"]!, StringComparer.Ordinal);

        Assert.That(described.Values, Has.None.Empty);
        Assert.That(described["financial_data"], Is.EqualTo("Daily prices."), "the host's words");
        Assert.That(described["statistics"], Is.EqualTo("GetStatistics."), "the messages, where the host says nothing");
        foreach (var operation in Operations(Of(version)))
        {
            Assert.That((string?)operation["summary"], Is.Not.Null.And.Not.Empty);
            Assert.That((string?)operation["description"], Is.Not.Null.And.Not.Empty);
            Assert.That(operation["tags"]!.AsArray().Select(tag => (string)tag!), Is.Not.Empty.And.SubsetOf(described.Keys));
        }
    }

    [TestCase("text", """{"name":"text","in":"query","description":"Some text.","required":true,"schema":{"type":"string","minLength":2,"maxLength":32},"example":"text"}""")]
    [TestCase("code", """{"name":"code","in":"query","schema":{"type":"string","pattern":"^[A-Z]{3}$"}}""")]
    [TestCase("color", """{"name":"color","in":"query","schema":{"type":"string","enum":["red","green"]}}""")]
    [TestCase("limit", """{"name":"limit","in":"query","description":"Rows a page.","schema":{"type":"integer","format":"int32","minimum":1,"maximum":10000,"default":5}}""")]
    [TestCase("above", """{"name":"above","in":"query","schema":{"type":"integer","format":"int64","minimum":1}}""")]
    [TestCase("below", """{"name":"below","in":"query","schema":{"type":"number","exclusiveMaximum":100}}""")]
    [TestCase("between", """{"name":"between","in":"query","schema":{"type":"number","format":"double","exclusiveMinimum":1,"exclusiveMaximum":3}}""")]
    [TestCase("day", """{"name":"day","in":"query","schema":{"type":"string","format":"date"}}""")]
    [TestCase("small", """{"name":"small","in":"query","schema":{"type":"integer","format":"int32","minimum":0,"maximum":255}}""")]
    [TestCase("flag", """{"name":"flag","in":"query","schema":{"type":"boolean","default":true}}""")]
    [TestCase("kind", """{"name":"kind","in":"query","description":"- `oak`: With lobes.","schema":{"type":"string","enum":["birch","oak"],"default":"oak"}}""")]
    [TestCase("sides", """{"name":"sides","in":"query","description":"- 0 `None`\n- 1 `Top`: The sunny one.\n- 2 `Bottom`","schema":{"type":"integer","default":3}}""")]
    [TestCase("symbols", """{"name":"symbols","in":"query","required":true,"explode":false,"schema":{"type":"array","minItems":1,"items":{"type":"string"}}}""")]
    [TestCase("old", """{"name":"old","in":"query","deprecated":true,"schema":{"type":"string"}}""")]
    public void A_query_parameter_says_all_that_is_declared(string name, string expected) =>
        IsJson(OpenApi.Operation("/api/everything", "get").Parameter(name), expected);

    [TestCase("between", """{"name":"between","in":"query","type":"number","format":"double","minimum":1,"exclusiveMinimum":true,"maximum":3,"exclusiveMaximum":true}""")]
    [TestCase("limit", """{"name":"limit","in":"query","description":"Rows a page.","type":"integer","format":"int32","minimum":1,"maximum":10000,"default":5}""")]
    [TestCase("kind", """{"name":"kind","in":"query","description":"- `oak`: With lobes.","type":"string","enum":["birch","oak"],"default":"oak"}""")]
    [TestCase("kinds", """{"name":"kinds","in":"query","description":"- `oak`: With lobes.","type":"array","items":{"type":"string","enum":["birch","oak"]}}""")]
    [TestCase("old", """{"name":"old","in":"query","type":"string"}""")]
    public void A_parameter_of_swagger_2_has_no_schema(string name, string expected) =>
        IsJson(Swagger.Operation("/api/everything", "get").Parameter(name), expected);

    [Test]
    public void What_cannot_be_text_is_no_query_parameter()
    {
        var names = OpenApi.Operation("/api/everything", "get")["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!);

        Assert.That(names, Does.Not.Contain("leaves").And.Not.Contain("by_name").And.Contain("kinds"));
    }

    [Test]
    public void Parts_of_a_path_go_by_wire_name_and_are_required()
    {
        var parameters = OpenApi.Operation("/api/echo/{name}/{rest}", "get");

        IsJson(parameters.Parameter("name"), """{"name":"name","in":"path","required":true,"schema":{"type":"string"}}""");
        IsJson(parameters.Parameter("rest"), """{"name":"rest","in":"path","required":true,"description":"Takes the rest of the path, slashes included.","schema":{"type":"string"}}""");
        IsJson(OpenApi.Operation("/api/forget/{leaf_id}", "delete")["parameters"], """[{"name":"leaf_id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}}]""");
    }

    [Test]
    public void A_body_comes_in_every_format_there_is()
    {
        var document = JsonNode.Parse(WithFormats().OpenApi)!;
        var operation = document.Operation("/api/financial_data", "post");

        foreach (var content in new[] { operation["requestBody"]!["content"]!, operation["responses"]!["200"]!["content"]! })
        {
            Assert.That(content.Keys(), Is.EqualTo(new[] { "application/json", "text/csv", "application/xml" }));
            Assert.That((string?)content["application/xml"]!["schema"]!["$ref"], Is.EqualTo((string?)content["application/json"]!["schema"]!["$ref"]).And.Not.Null);
            IsJson(content["text/csv"], """{"schema":{"type":"string"}}""");
        }
        Assert.That(document["components"]!["responses"]!["BadRequest"]!["content"]!.Keys(), Has.Length.EqualTo(3));
    }

    [Test]
    public void Swagger_2_lists_the_formats_as_consumed_and_produced()
    {
        var operation = JsonNode.Parse(WithFormats().Swagger)!.Operation("/api/financial_data", "post");

        IsJson(operation["consumes"], """["application/json","text/csv","application/xml"]""");
        IsJson(operation["produces"], """["application/json","text/csv","application/xml"]""");
        IsJson(operation["responses"]!["200"]!["schema"], """{"$ref":"#/definitions/StoreFinancialDataResponse"}""");
        IsJson(operation.Parameter("body")["schema"], """{"$ref":"#/definitions/StoreFinancialData"}""");
    }

    [Test]
    public void A_body_leaves_out_the_required_fields_that_its_path_gives()
    {
        var body = OpenApi.Operation("/api/leaves/{id}/name", "put")["requestBody"]!;

        Assert.That((bool)body["required"]!, Is.True);
        Assert.That(body["content"]!["application/json"]!["schema"]!["properties"]!.Keys(), Is.EqualTo(new[] { "name" }));
        IsJson(body["content"]!["application/json"]!["example"], """{"name":"text"}""");
        Assert.That((string?)OpenApi.Operation("/api/Rename", "put")["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"],
            Is.EqualTo("#/components/schemas/Rename"), "without a path to give them, all of them are in the body");
    }

    [TestCase("/api/statistics", "get", "200,400,404,405,406,429,500,503")]
    [TestCase("/api/financial_data", "post", "200,400,404,405,406,413,415,429,500,503")]
    [TestCase("/api/everything", "get", "200,400,401,403,404,405,406,409,429,500,503")]
    [TestCase("/api/forget/{leaf_id}", "delete", "204,400,404,405,406,429,500,503")]
    [TestCase("/api/ListLeaves", "get", "200,405,406,429,500,503")]
    public void Answers_are_those_that_fit_the_message(string path, string verb, string statuses) =>
        Assert.That(string.Join(',', OpenApi.Operation(path, verb)["responses"]!.Keys()), Is.EqualTo(statuses));

    [Test]
    public void Errors_are_the_envelope_with_an_example_the_host_filled()
    {
        var error = OpenApi["components"]!["responses"]!["NotFound"]!["content"]!["application/json"]!;

        IsJson(error["schema"], """{"$ref":"#/components/schemas/SampleErrorResponse"}""");
        IsJson(error["example"], """
            {"info":{"error":"There is nothing of that name."},
             "responseStatus":{"errorCode":"NotFound","message":"There is nothing of that name."}}
            """);
        Assert.That(OpenApi["components"]!["responses"]!["TooManyRequests"]!["headers"]!.Keys(), Is.EqualTo(new[] { "Retry-After" }));
        Assert.That(OpenApi["components"]!["responses"]!["MethodNotAllowed"]!["headers"]!.Keys(), Is.EqualTo(new[] { "Allow" }));
    }

    [Test]
    public void Answers_that_a_message_declares_win()
    {
        var responses = OpenApi.Operation("/api/everything", "get")["responses"]!;

        Assert.That((string?)responses["409"]!["description"], Is.EqualTo("Somebody else was faster."));
        Assert.That((string?)responses["404"]!["description"], Is.EqualTo("Nothing of everything."));
        Assert.That((string?)responses["404"]!["content"]!["application/json"]!["schema"]!["$ref"], Is.EqualTo("#/components/schemas/SampleErrorResponse"));
    }

    [Test]
    public void A_message_for_known_callers_says_how_to_be_known()
    {
        const string EitherOne = """[{"ApiKey":[]},{"Bearer":[]}]""";
        IsJson(OpenApi.Operation("/api/everything", "get")["security"], EitherOne);
        IsJson(Swagger.Operation("/api/everything", "get")["security"], EitherOne);
        Assert.That(OpenApi.Operation("/api/statistics", "get")["security"], Is.Null);
        IsJson(OpenApi["components"]!["securitySchemes"]!["Bearer"], """{"type":"http","description":"A token.","scheme":"bearer"}""");
        IsJson(Swagger["securityDefinitions"]!["Bearer"],
            """{"type":"apiKey","name":"Authorization","in":"header","description":"A token. Written as: Bearer, a space, the token."}""");
    }

    [Test]
    public void Without_ways_to_be_known_no_security_is_claimed()
    {
        var document = JsonNode.Parse(SampleDocuments.Create(options => options.SecuritySchemes.Clear()).OpenApi)!;

        Assert.That(document.Operation("/api/everything", "get")["security"], Is.Null);
        Assert.That(document["components"]!["securitySchemes"], Is.Null);
    }

    private static JsonNode Of(string version) => version is "3.1" ? OpenApi : Swagger;

    private static IEnumerable<JsonNode> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!);

    private static string WithWireNames(MessageRoute route) => route.Parameters.Aggregate(
        route.Path.Replace("*}", "}", StringComparison.Ordinal),
        (path, field) => path.Replace($"{{{field.Property.Name}}}", $"{{{field.Name}}}", StringComparison.OrdinalIgnoreCase));

    private static Messaging.OpenApi.OpenApiDocuments WithFormats() => SampleDocuments.Create(messages: options =>
    {
        SampleDocuments.Configure(options);
        options.Formats.Insert(0, new FakeFormat("csv", "text/csv"));
        options.Formats.Add(new FakeFormat("xml", "application/xml"));
    });
}
