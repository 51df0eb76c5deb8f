using System.CommandLine;
using Messaging.AppTasks;
using Messaging.OpenApi;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.AppTasks;

/// <summary><c>contract</c>: rewrites the committed description of the messages, which a test compares with the code.</summary>
internal sealed class ContractTask : IAppTask
{
    public const string OpenApiFile = "api.openapi.json";
    public const string SwaggerFile = "api.swagger.json";

    private readonly Option<string> _path = new("--path")
    {
        Description = "Folder of the files, which must exist",
        DefaultValueFactory = _ => "conf",
    };

    private readonly Func<OpenApiDocuments> _documents;
    private readonly AppTaskConsole _console;

    /// <param name="documents">Makes the documents: work that the other tasks, made with this one, need not wait for.</param>
    /// <param name="console">Where to report.</param>
    public ContractTask(Func<OpenApiDocuments> documents, AppTaskConsole console)
    {
        (_documents, _console) = (documents, console);
        Command = new("contract", $"Rewrites {OpenApiFile} (3.1) and {SwaggerFile} (2.0) from the messages.") { _path };
    }

    public Command Command { get; }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var folder = arguments.GetValue(_path)!;
        if (!Directory.Exists(folder))
            throw new WrongUsageException($"--path '{folder}' is no folder: run in the repository's root, or name another one");
        try
        {
            var documents = _documents();
            await WriteAsync(Path.Combine(folder, OpenApiFile), documents.OpenApi, cancellationToken);
            await WriteAsync(Path.Combine(folder, SwaggerFile), documents.Swagger, cancellationToken);
        }
        catch (UnauthorizedAccessException denied)
        {
            // Told to the caller in one line, as any other trouble with files is.
            throw new IOException(denied.Message, denied);
        }
        return ExitCodes.Done;
    }

    /// <summary>Leaves a file that says the same as it is, its time included.</summary>
    private async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var committed = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : null;
        var isSame = text.Equals(committed, StringComparison.Ordinal);
        if (!isSame) await File.WriteAllTextAsync(path, text, cancellationToken);
        await _console.Output.WriteLineAsync($"{path}: {(isSame ? "unchanged" : "written")}");
    }
}
