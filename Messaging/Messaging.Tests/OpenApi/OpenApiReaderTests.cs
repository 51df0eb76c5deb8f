using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Messaging.Tests.OpenApi;

/// <summary>Both documents are what a reader of the specification takes without a complaint.</summary>
[TestFixture]
public sealed partial class OpenApiReaderTests
{
    [Test]
    public void The_3_1_document_is_read_without_diagnostics() => Check(SampleDocuments.Create().OpenApi, OpenApiSpecVersion.OpenApi3_1);

    [Test]
    public void The_2_0_document_is_read_without_diagnostics() => Check(SampleDocuments.Create().Swagger, OpenApiSpecVersion.OpenApi2_0);

    [Test]
    public void What_is_wrong_with_a_document_is_a_diagnostic()
    {
        var broken = SampleDocuments.Create().OpenApi.Replace("\"operationId\"", "\"operation_id\"", StringComparison.Ordinal);

        var (_, diagnostic) = OpenApiModelFactory.Parse(broken, "json", new OpenApiReaderSettings());

        Assert.That(diagnostic!.Errors, Is.Not.Empty);
    }

    private static void Check(string json, OpenApiSpecVersion version)
    {
        var (document, diagnostic) = OpenApiModelFactory.Parse(json, "json", new OpenApiReaderSettings());

        Assert.That(diagnostic!.SpecificationVersion, Is.EqualTo(version));
        Assert.That(diagnostic.Errors.Select(error => error.ToString()).Where(error => !IsGapOfReader().IsMatch(error)), Is.Empty);
        Assert.That(diagnostic.Warnings, Is.Empty);
        Assert.That(document!.Paths, Has.Count.GreaterThan(10));
    }

    /// <summary>Swagger 2.0 has these in its Parameter Object; the package writes them and does not read them.</summary>
    [GeneratedRegex("^(exclusiveMinimum|exclusiveMaximum|minItems|maxItems) is not a valid property at #/paths/[^/]+/[a-z]+/parameters", RegexOptions.ExplicitCapture)]
    private static partial Regex IsGapOfReader();
}
