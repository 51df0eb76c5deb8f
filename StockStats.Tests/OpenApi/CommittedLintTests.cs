using Messaging.Tests.OpenApi;

namespace StockStats.Tests.OpenApi;

/// <summary>Spectral's rules for OpenAPI find nothing in the committed documents.</summary>
[TestFixture, Category("Program")]
public sealed class CommittedLintTests
{
    [TestCase("conf/api.openapi.json")]
    [TestCase("conf/api.swagger.json")]
    public async Task A_committed_document_has_no_findings(string path)
    {
        var (exitCode, output) = await Spectral.LintAsync(Path.Combine(BuiltFrom.Repository, path));
        Assert.That(exitCode, Is.Zero, output);
    }
}
