using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Formats;
using Messaging.Tests.Hosting;
using StockStats.ServiceModel;
using static Messaging.Tests.OpenApi.DocumentAsserts;

namespace Messaging.Tests.OpenApi;

/// <summary>Components and the examples made of them.</summary>
[TestFixture]
public sealed class SchemaTests
{
    private static readonly JsonNode OpenApi = JsonNode.Parse(SampleDocuments.Create().OpenApi)!;
    private static readonly JsonNode Swagger = JsonNode.Parse(SampleDocuments.Create().Swagger)!;

    [Test]
    public void A_row_has_wire_names_types_and_null_as_3_1_writes_it()
    {
        IsJson(OpenApi.Schema("FinancialData"), """
            {
              "title": "FinancialData",
              "type": "object",
              "required": ["symbol", "date", "open_price", "close_price", "volume"],
              "properties": {
                "symbol": {"type": "string"},
                "date": {"type": "string", "format": "date"},
                "open_price": {"type": "number"},
                "high_price": {"type": ["null", "number"]},
                "low_price": {"type": ["null", "number"]},
                "close_price": {"type": "number"},
                "volume": {"type": "integer", "format": "int64"}
              }
            }
            """);
        Assert.That(OpenApi.Schema("FinancialData")["properties"]!.Keys()[0], Is.EqualTo("symbol"), "in the order in which they are written");
    }

    [Test]
    public void Swagger_2_says_null_by_an_extension() =>
        IsJson(Swagger["definitions"]!["FinancialData"]!["properties"]!["high_price"], """{"type":"number","x-nullable":true}""");

    [Test]
    public void An_object_that_may_be_null_is_one_of_two() => IsJson(
        OpenApi.Schema("GetStatisticsResponse")["properties"]!["data"], """{"oneOf":[{"$ref":"#/components/schemas/Statistics"},{"type":"null"}]}""");

    [Test]
    public void A_description_stays_beside_a_reference()
    {
        IsJson(OpenApi.Schema("Leaf")["properties"]!["kind"], """{"$ref":"#/components/schemas/LeafKind","description":"Of which tree."}""");
        IsJson(Swagger["definitions"]!["Leaf"]!["properties"]!["kind"], """{"allOf":[{"$ref":"#/definitions/LeafKind"}],"description":"Of which tree."}""");
        IsJson(OpenApi.Schema("EverythingResponse")["properties"]!["given"],
            """{"oneOf":[{"$ref":"#/components/schemas/Everything"},{"type":"null"}],"description":"What was given."}""");
    }

    [Test]
    public void An_enum_lists_its_texts_and_what_they_mean() => IsJson(OpenApi.Schema("LeafKind"),
        """{"title":"LeafKind","type":"string","enum":["birch","oak"],"description":"A kind of leaf.\n\n- `oak`: With lobes."}""");

    [Test]
    public void Flags_are_the_sum_of_numbers()
    {
        IsJson(OpenApi.Schema("LeafSides"),
            """{"title":"LeafSides","type":"integer","description":"Sides of a leaf.\n\n- 0 `None`\n- 1 `Top`: The sunny one.\n- 2 `Bottom`"}""");
        Assert.That((int)OpenApi.Operation("/api/everything", "post")["requestBody"]!["content"]!["application/json"]!["example"]!["sides"]!, Is.EqualTo(3));
    }

    [Test]
    public void A_dictionary_is_an_object_of_values() =>
        IsJson(OpenApi.Schema("Everything")["properties"]!["by_name"], """{"type":["null","object"],"additionalProperties":{"type":"number"}}""");

    [Test]
    public void A_type_may_contain_itself() => IsJson(
        OpenApi.Schema("Leaf")["properties"]!["inner"], """{"type":["null","array"],"items":{"$ref":"#/components/schemas/Leaf"}}""");

    [Test]
    public void A_request_requires_what_is_declared_only()
    {
        IsJson(OpenApi.Schema("Everything")["required"], """["text","symbols"]""");
        Assert.That(OpenApi.Schema("StoreFinancialData")["required"], Is.Null, "an absent list is an empty one");
    }

    [Test]
    public void A_generic_type_is_named_as_servicestack_names_it() => Assert.That(OpenApi.Schema("Page_Leaf_")["properties"]!.Keys(), Does.Contain("items"));

    [Test]
    public void A_list_can_be_an_answer() => IsJson(
        OpenApi.Operation("/api/ListLeaves", "get")["responses"]!["200"]!["content"]!["application/json"]!["schema"],
        """{"type":"array","items":{"$ref":"#/components/schemas/Leaf"}}""");

    [Test]
    public void Of_two_types_of_one_name_the_later_has_its_namespace()
    {
        var document = JsonNode.Parse(SampleDocuments.Create(messages: options =>
        {
            SampleServices.Configure(options);
            options.Services.Add(typeof(Twins.TwinServices));
        }).OpenApi)!;

        Assert.That(document["components"]!["schemas"]!.Keys(), Does.Contain("Pagination").And.Contain("Messaging.Tests.OpenApi.Twins.Pagination"));
    }

    [Test]
    public void Components_are_in_order()
    {
        Assert.That(OpenApi["components"]!["schemas"]!.Keys(), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(Swagger["definitions"]!.Keys(), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public void An_example_is_a_value_of_its_type_with_the_hosts_samples()
    {
        var content = OpenApi.Operation("/api/financial_data", "post")["requestBody"]!["content"]!["application/json"]!;

        var request = content["example"].Deserialize<StoreFinancialData>(new JsonFormat().Options)!;

        Assert.That(request.Data, Has.Count.EqualTo(1));
        Assert.That(request.Data[0].Symbol, Is.EqualTo("IBM"));
        Assert.That(request.Data[0].ClosePrice, Is.EqualTo(1.25m));
        Assert.That(request.Tags, Is.EqualTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "text" }));
    }

    [Test]
    public void A_sample_that_is_no_value_of_a_member_is_not_used()
    {
        var document = JsonNode.Parse(SampleDocuments.Create(options =>
        {
            options.Samples["limit"] = "many";
            options.Samples["text"] = "chosen";
            options.Samples["kind"] = "elm";
            options.Samples["code"] = "ABC";
        }).OpenApi)!;

        var example = document.Operation("/api/everything", "post")["requestBody"]!["content"]!["application/json"]!["example"]!;

        Assert.That((int)example["limit"]!, Is.EqualTo(5), "the default");
        Assert.That((string?)example["kind"], Is.EqualTo("oak"), "the default");
        Assert.That((string?)example["text"], Is.EqualTo("chosen"));
        Assert.That((string?)example["code"], Is.EqualTo("ABC"), "only the host knows what fits a pattern");
        Assert.That(OpenApi.Operation("/api/everything", "post")["requestBody"]!["content"]!["application/json"]!["example"]!["code"], Is.Null);
    }

    [Test]
    public void An_example_of_success_has_no_error() => IsJson(
        OpenApi.Operation("/api/financial_data", "post")["responses"]!["200"]!["content"]!["application/json"]!["example"], """{"inserted":1,"updated":1}""");
}
