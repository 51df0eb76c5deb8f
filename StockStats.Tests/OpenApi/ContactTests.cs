using System.Text.Json.Nodes;
using StockStats.ServiceInterface;

namespace StockStats.Tests.OpenApi;

/// <summary>Whom the documents name to ask.</summary>
[TestFixture]
public sealed class ContactTests
{
    [Test]
    public async Task Is_the_project_unless_set() => Assert.That(await ContactAsync(), Is.EqualTo("""{"name":"StockStats"}"""));

    [Test]
    public async Task Is_what_is_set() => Assert.That(
        await ContactAsync(("OpenApi:ContactName", "The desk"), ("OpenApi:ContactUrl", "https://example.com/ask"), ("OpenApi:ContactEmail", "desk@example.com")),
        Is.EqualTo("""{"name":"The desk","url":"https://example.com/ask","email":"desk@example.com"}"""));

    [Test]
    public async Task Is_nobody_where_set_to_nothing() => Assert.That(await ContactAsync(("OpenApi:ContactName", " ")), Is.Null);

    [Test]
    public async Task An_address_alone_suffices() => Assert.That(
        await ContactAsync(("OpenApi:ContactName", ""), ("OpenApi:ContactEmail", "desk@example.com")), Is.EqualTo("""{"email":"desk@example.com"}"""));

    [TestCase("OpenApi:ContactUrl", "nowhere")]
    [TestCase("OpenApi:ContactUrl", "/ask")]
    [TestCase("OpenApi:ContactUrl", "ftp://example.com")]
    [TestCase("OpenApi:ContactEmail", "nobody")]
    [TestCase("OpenApi:ContactEmail", "The desk <desk@example.com>")]
    public void Refuses_what_is_no_address(string setting, string value) =>
        Assert.That(() => new ProductDocuments((setting, value)), Throws.TypeOf<WrongSettingException>().With.Message.StartsWith($"{setting} is '{value}': expected "));

    private static async Task<string?> ContactAsync(params (string Name, string Value)[] settings)
    {
        await using var product = new ProductDocuments(settings);
        var contacts = new[] { product.Documents.OpenApi, product.Documents.Swagger }.Select(text => JsonNode.Parse(text)!["info"]!["contact"]?.ToJsonString());
        return contacts.Distinct(StringComparer.Ordinal).Single();
    }
}
