using System.Globalization;
using System.Text.Json.Nodes;
using static Messaging.Tests.OpenApi.DocumentAsserts;

namespace Messaging.Tests.OpenApi;

/// <summary>The documents as texts that are committed.</summary>
[TestFixture]
public sealed class DocumentTextTests
{
    [Test]
    public void The_same_catalog_gives_the_same_text_in_any_culture()
    {
        var expected = (SampleDocuments.Create().OpenApi, SampleDocuments.Create().Swagger);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = GermanLike();
            Assert.That((SampleDocuments.Create().OpenApi, SampleDocuments.Create().Swagger), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void Lines_end_by_lf_and_are_indented_by_two_spaces()
    {
        foreach (var text in new[] { SampleDocuments.Create().OpenApi, SampleDocuments.Create().Swagger })
        {
            Assert.That(text, Does.Not.Contain('\r').And.Not.Contain('\t').And.EndsWith("}\n").And.Not.EndWith("\n\n"));
            Assert.That(text, Does.StartWith("{\n  \""));
        }
    }

    [Test]
    public void Versions_and_words_of_the_host_are_there()
    {
        var openApi = JsonNode.Parse(SampleDocuments.Create().OpenApi)!;
        var swagger = JsonNode.Parse(SampleDocuments.Create().Swagger)!;

        Assert.That((string?)openApi["openapi"], Does.StartWith("3.1."));
        Assert.That((string?)swagger["swagger"], Is.EqualTo("2.0"));
        const string Info = """
            {"title": "Sample <prices> & more", "version": "1.2.3", "description": "Prices in, statistics out.",
             "contact": {"name": "The sample's makers", "url": "https://example.com/contact"},
             "license": {"name": "MIT", "url": "https://example.com/licence"}}
            """;
        IsJson(openApi["info"], Info);
        IsJson(swagger["info"], Info);
    }

    [Test]
    public void No_document_names_a_machine()
    {
        var openApi = JsonNode.Parse(SampleDocuments.Create().OpenApi)!;
        var swagger = JsonNode.Parse(SampleDocuments.Create().Swagger)!;

        IsJson(openApi["servers"], """[{"url":"/"}]""");
        Assert.That(((string?)swagger["host"], (string?)swagger["basePath"]), Is.EqualTo(("localhost:5000", "/")));
        IsJson(swagger["schemes"], """["http"]""");
        Assert.That(SampleDocuments.Create().OpenApi, Does.Not.Contain(Environment.MachineName));
    }

    [Test]
    public void Another_default_address_is_the_hosts_choice()
    {
        var swagger = JsonNode.Parse(SampleDocuments.Create(options => options.Server = new("https://prices.example:8443/v1/")).Swagger)!;

        Assert.That(((string?)swagger["host"], (string?)swagger["basePath"]), Is.EqualTo(("prices.example:8443", "/v1")));
        IsJson(swagger["schemes"], """["https"]""");
    }

    /// <summary>Named cultures are not to be had where globalization is invariant; what matters of one can be set.</summary>
    private static CultureInfo GermanLike()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        culture.DateTimeFormat.DateSeparator = ".";
        return culture;
    }
}
