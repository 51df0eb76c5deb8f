using System.CommandLine;
using Messaging.AppTasks;

namespace Messaging.Tests.AppTasks;

/// <summary>A task that notes what it was run with in a journal shared by the tasks of a test.</summary>
internal abstract class RecordingTask(Command command, List<string> journal) : IAppTask
{
    public Command Command => command;

    public int ExitCode { get; set; }

    /// <summary>Runs in place of returning <see cref="ExitCode"/>.</summary>
    public Func<CancellationToken, Task<int>>? Body { get; set; }

    public Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        journal.Add($"{command.Name}({Describe(arguments)})");
        return Body?.Invoke(cancellationToken) ?? Task.FromResult(ExitCode);
    }

    protected abstract string Describe(ParseResult arguments);
}

internal sealed class IngestTask(List<string> journal)
    : RecordingTask(new("ingest", "Loads prices.") { Symbols, Path, Days, From, Basis, DryRun, Secret }, journal)
{
    private static readonly Option<string> Symbols = new("--symbols", "-s")
    {
        Description = "Symbols to load, separated by commas.",
        DefaultValueFactory = _ => "IBM,AAPL",
    };

    private static readonly Option<string?> Path = new("--path") { HelpName = "FILE|FOLDER|-" };
    private static readonly Option<int> Days = new("--days") { DefaultValueFactory = _ => 14 };
    private static readonly Option<DateOnly?> From = new("--from") { Description = "First day." };
    private static readonly Option<string?> Basis = new Option<string?>("--basis").AcceptOnlyFromAmong("raw", "split", "all");
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Stores nothing." };
    private static readonly Option<string?> Secret = new("--secret") { Hidden = true };

    protected override string Describe(ParseResult arguments) => string.Join(' ', new[]
    {
        arguments.GetValue(Symbols),
        arguments.GetValue(Path) is { } path ? $"path={path}" : null,
        arguments.GetValue(Days) is var days and not 14 ? $"days={days}" : null,
        arguments.GetValue(From) is { } from ? $"from={from:yyyy-MM-dd}" : null,
        arguments.GetValue(Basis),
        arguments.GetValue(DryRun) ? "dry" : null,
    }.OfType<string>());
}

internal sealed class ExportTask(List<string> journal)
    : RecordingTask(new("export", "Writes prices.") { Symbols, Format, To, Verbose }, journal)
{
    private static readonly Option<string[]> Symbols =
        new("--symbols") { Required = true, AllowMultipleArgumentsPerToken = true };

    private static readonly Option<ExportFormat> Format = new("--format") { DefaultValueFactory = _ => ExportFormat.Csv };
    private static readonly Option<DateOnly> To = new("--to") { DefaultValueFactory = _ => new DateOnly(2024, 2, 29) };
    private static readonly Option<bool> Verbose = new("--verbose") { Arity = ArgumentArity.Zero };

    protected override string Describe(ParseResult arguments) =>
        $"{string.Join('+', arguments.GetValue(Symbols)!)} {arguments.GetValue(Format)}{Flag(arguments)}";

    private static string Flag(ParseResult arguments) => arguments.GetValue(Verbose) ? " verbose" : "";
}

internal enum ExportFormat
{
    Csv,
    Jsonl,
}

internal sealed class MigrateTask(List<string> journal) : RecordingTask(new("migrate"), journal)
{
    protected override string Describe(ParseResult arguments) => "";
}

internal sealed class RevertTask(List<string> journal) : RecordingTask(new("migrate.revert", "Goes back.") { To, Steps }, journal)
{
    private static readonly Argument<string?> To = new("to") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<int> Steps = new("steps") { Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => 1 };

    protected override string Describe(ParseResult arguments) => $"{arguments.GetValue(To)},{arguments.GetValue(Steps)}";
}
