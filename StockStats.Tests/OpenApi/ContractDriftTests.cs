using System.Text.Json.Nodes;

namespace StockStats.Tests.OpenApi;

/// <summary>The committed documents are those of the code, and describe every message.</summary>
[TestFixture]
public sealed class ContractDriftTests
{
    [Test]
    public async Task The_committed_3_1_document_is_that_of_the_code()
    {
        await using var product = new ProductDocuments();
        CommittedFile.IsUpToDate("conf/api.openapi.json", product.Documents.OpenApi);
    }

    [Test]
    public async Task The_committed_2_0_document_is_that_of_the_code()
    {
        await using var product = new ProductDocuments();
        CommittedFile.IsUpToDate("conf/api.swagger.json", product.Documents.Swagger);
    }

    [Test]
    public async Task Every_route_of_the_program_is_in_both_documents()
    {
        await using var product = new ProductDocuments();
        var routes = product.Catalog.Messages.SelectMany(message => message.Routes).Select(route => route.Path).Distinct(StringComparer.Ordinal);

        foreach (var text in new[] { product.Documents.OpenApi, product.Documents.Swagger })
        {
            var paths = JsonNode.Parse(text)!["paths"]!.AsObject().Select(path => path.Key);
            Assert.That(paths, Is.EquivalentTo(routes));
        }
    }

    [Test]
    public async Task Every_parameter_and_member_of_the_program_is_described()
    {
        await using var product = new ProductDocuments();
        var document = JsonNode.Parse(product.Documents.OpenApi)!;
        var parameters = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .SelectMany(operation => operation.Value!["parameters"]?.AsArray() ?? [])
            .Select(parameter => ((string)parameter!["name"]!, Description: (string?)parameter["description"]));
        var members = document["components"]!["schemas"]!.AsObject()
            // Its words are ServiceStack's.
            .Where(schema => schema.Key is not ("ResponseStatus" or "ResponseError"))
            .SelectMany(schema => schema.Value!["properties"]?.AsObject() ?? [])
            .Select(member => (member.Key, Description: (string?)member.Value!["description"]));

        Assert.That(parameters.Concat(members).Where(entry => string.IsNullOrEmpty(entry.Description)), Is.Empty);
    }

    [TestCase("QueryFinancialData", "limit", "5")]
    [TestCase("QueryFinancialData", "page", "1")]
    [TestCase("QueryFinancialData", "sort", "\"asc\"")]
    [TestCase("QueryFinancialData", "include_provisional", "false")]
    [TestCase("QuerySymbols", "limit", "100")]
    [TestCase("QuerySymbols", "page", "1")]
    public async Task A_default_is_said_for_programs_and_for_people(string message, string field, string expected)
    {
        await using var product = new ProductDocuments();
        var parameters = JsonNode.Parse(product.Documents.OpenApi)!["paths"]![$"/api/{message}"]!["get"]!["parameters"]!.AsArray();
        var parameter = parameters.Single(parameter => ((string)parameter!["name"]!).Equals(field, StringComparison.Ordinal))!;

        Assert.That(parameter["schema"]!["default"]?.ToJsonString(), Is.EqualTo(expected));
        Assert.That((string)parameter["description"]!, Does.Contain("where absent").And.Contain(expected.Trim('"')));
    }

    [TestCase("a\nb\n", "a\nb\n", null)]
    [TestCase("a\nb\n", "a\nc\n", "line 2: committed 'b', generated 'c'")]
    [TestCase("a\n", "a\nb\n", "line 2: committed '', generated 'b'")]
    [TestCase("a\r\n", "a\n", "line 1: committed 'a\r', generated 'a'")]
    public void A_difference_is_told_by_its_line(string committed, string generated, string? told) =>
        Assert.That(CommittedFile.FirstDifference(committed, generated), Is.EqualTo(told));
}
