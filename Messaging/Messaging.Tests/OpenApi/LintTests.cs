namespace Messaging.Tests.OpenApi;

/// <summary>Spectral's rules for OpenAPI find nothing in the documents.</summary>
[TestFixture, Category("Program")]
public sealed class LintTests
{
    private string _folder = "";

    [SetUp]
    public void Create() => _folder = Directory.CreateTempSubdirectory("openapi").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_3_1_document_has_no_findings() => Assert.That(await LintAsync(SampleDocuments.Create().OpenApi), Is.EqualTo((0, "")));

    [Test]
    public async Task The_2_0_document_has_no_findings() => Assert.That(await LintAsync(SampleDocuments.Create().Swagger), Is.EqualTo((0, "")));

    [Test]
    public async Task A_warning_is_a_finding()
    {
        var (exitCode, output) = await LintAsync(SampleDocuments.Create(options => options.Contact = null).OpenApi);

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(output, Does.Contain("info-contact").And.Contain("warning"));
    }

    private async Task<(int ExitCode, string Output)> LintAsync(string document)
    {
        var path = Path.Combine(_folder, "document.json");
        await File.WriteAllTextAsync(path, document);
        var (exitCode, output) = await Spectral.LintAsync(path);
        return (exitCode, exitCode == 0 ? "" : output);
    }
}
