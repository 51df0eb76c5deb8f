using System.CommandLine;
using System.CommandLine.Parsing;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Prices;

namespace StockStats.AppTasks;

/// <summary>How exported rows are written.</summary>
internal enum ExportFormat
{
    /// <summary>A header, then a line for each row: the columns that <c>ingest</c> reads as stockstats-csv.</summary>
    Csv,

    /// <summary>A row of the contract as JSON on each line.</summary>
    Jsonl,
}

/// <summary>What to export, and where to.</summary>
/// <param name="Symbols">In their normal form, each once; empty for all.</param>
/// <param name="Days">Days to take, both ends inclusive.</param>
/// <param name="Format">How rows are written.</param>
/// <param name="Path">A file; null for standard output.</param>
internal sealed record ExportRequest(IReadOnlyList<string> Symbols, DateRange Days, ExportFormat Format, string? Path);

/// <summary>The options of <c>export</c>.</summary>
internal sealed class ExportOptions
{
    private const string StandardOutput = "-";

    private readonly Option<string?> _symbols = new("--symbols") { Description = "Symbols to write, A,B,C (default: all)" };
    private readonly Option<string?> _from = new("--from") { Description = "First day to write, YYYY-MM-DD, inclusive" };
    private readonly Option<string?> _to = new("--to") { Description = "Last day to write, YYYY-MM-DD, inclusive" };
    private readonly Option<ExportFormat> _format = new("--format") { Description = "csv: the columns that ingest reads; jsonl: a JSON object a line", DefaultValueFactory = _ => ExportFormat.Csv };
    private readonly Option<string> _path = new("--path") { Description = "File to write, replaced once it is complete; - for standard output", DefaultValueFactory = _ => StandardOutput };

    /// <summary>Adds the options and the rules between them to the task's command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _symbols, _from, _to, _format, _path }) command.Add(option);
        command.Validators.Add(result =>
        {
            foreach (var problem in Problems(result)) result.AddError(problem);
        });
    }

    /// <summary>The export as asked for.</summary>
    /// <exception cref="WrongUsageException">A symbol is none, or all of the list are left out.</exception>
    public ExportRequest Request(ParseResult arguments)
    {
        var list = arguments.GetValue(_symbols);
        var symbols = OptionTexts.Symbols(list ?? "");
        if (list is not null && symbols.Count == 0) throw new WrongUsageException("--symbols names none: expected A,B,C; leave it out for all");
        var path = arguments.GetValue(_path)!;
        return new(
            symbols,
            OptionTexts.Days(arguments.GetValue(_from), arguments.GetValue(_to)),
            arguments.GetValue(_format),
            path == StandardOutput ? null : path);
    }

    private IEnumerable<string> Problems(CommandResult result)
    {
        foreach (var problem in OptionTexts.DayProblems(result.GetValue(_from), result.GetValue(_to))) yield return problem;
        if (result.GetValue(_path) is not { } path) yield break;
        if (string.IsNullOrWhiteSpace(path)) yield return "--path is empty: expected a file, or - for standard output";
        else if (Directory.Exists(path)) yield return $"--path '{path}' is a folder: expected a file";
        else if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) yield return $"--path '{path}' is in a folder that does not exist";
    }
}
