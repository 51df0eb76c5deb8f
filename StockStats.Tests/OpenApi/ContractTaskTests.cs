using StockStats.AppTasks;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.Tests.OpenApi;

/// <summary><c>contract</c>, run as the task runner does.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ContractTaskTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ProductDocuments _product = new();
    private readonly StringWriter _output = new();

    private string OpenApiPath => Path.Combine(_folder.Path, "api.openapi.json");

    private string SwaggerPath => Path.Combine(_folder.Path, "api.swagger.json");

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _output.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Writes_both_documents()
    {
        var exitCode = await RunAsync(_folder.Path);

        Assert.That(exitCode, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(OpenApiPath), Is.EqualTo(_product.Documents.OpenApi));
        Assert.That(await File.ReadAllTextAsync(SwaggerPath), Is.EqualTo(_product.Documents.Swagger));
        Assert.That((await File.ReadAllBytesAsync(OpenApiPath))[0], Is.EqualTo((byte)'{'), "no byte order mark");
    }

    [Test]
    public async Task Says_which_file_it_changed()
    {
        await RunAsync(_folder.Path);
        await File.AppendAllTextAsync(SwaggerPath, "\n");
        _output.GetStringBuilder().Clear();

        await RunAsync(_folder.Path);

        Assert.That(_output.ToString(), Does.Contain($"{OpenApiPath}: unchanged").And.Contain($"{SwaggerPath}: written"));
        Assert.That(await File.ReadAllTextAsync(SwaggerPath), Is.EqualTo(_product.Documents.Swagger));
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_wrong_usage_and_is_not_made()
    {
        var missing = Path.Combine(_folder.Path, "conf");

        await Assert.ThatAsync(() => RunAsync(missing), Throws.TypeOf<WrongUsageException>().With.Message.Contain(missing));
        Assert.That(Directory.Exists(missing), Is.False);
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        Directory.CreateDirectory(OpenApiPath);

        await Assert.ThatAsync(() => RunAsync(_folder.Path), Throws.TypeOf<IOException>().With.Message.Contain(OpenApiPath));
    }

    private async Task<int> RunAsync(string folder)
    {
        var task = new ContractTask(() => _product.Documents, new(_output, TextWriter.Null));
        return await task.RunAsync(task.Command.Parse(["--path", folder]), CancellationToken.None);
    }
}
