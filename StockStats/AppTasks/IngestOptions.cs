using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceModel.Types;

namespace StockStats.AppTasks;

/// <summary>The options of <c>ingest</c>: their declaration, and how they become an <see cref="ImportRequest"/>.</summary>
internal sealed class IngestOptions
{
    /// <summary>Calendar days that the latest 100 trading days surely reach back.</summary>
    private const int CompactDays = 140;

    private readonly Option<string?> _symbols = new("--symbols") { Description = "Symbols to fetch, A,B,C (default: setting Ingest:Symbols)" };
    private readonly Option<string?> _provider = new("--provider") { Description = "alphavantage (default) or file" };
    private readonly Option<string?> _path = new("--path") { Description = "File (.csv .json .jsonl .zip .gz), folder of such files, or - for standard input; implies --provider file" };
    private readonly Option<string?> _symbol = new("--symbol") { Description = "Symbol of files that carry none" };
    private readonly Option<string> _format = new("--format") { Description = $"Format of the files: {PriceFormatNames.All}", DefaultValueFactory = _ => "auto" };
    private readonly Option<PriceBasis?> _basis = new("--basis") { Description = "What the prices are adjusted for: raw, split or all (default: what the format says; needed where it does not)", CustomParser = result => OptionTexts.Basis(result) };
    private readonly Option<DateOrder?> _dateOrder = new("--date-order") { HelpName = "dmy|mdy|ymd", Description = "Dates such as 03-04-2017: dmy, mdy or ymd (default: found from all dates of the file, which is refused where they do not say)", CustomParser = ParseDateOrder };
    private readonly Option<string?> _from = new("--from") { Description = "First day to store, YYYY-MM-DD, inclusive" };
    private readonly Option<string?> _to = new("--to") { Description = "Last day to store, YYYY-MM-DD, inclusive" };
    private readonly Option<int?> _days = new("--days") { Description = "Calendar days that have to come out fresh (default 14); above 140 asks for full history", CustomParser = Days };
    private readonly Option<OutputSize?> _outputSize = new("--outputsize") { Description = "compact (the latest 100 days) or full" };
    private readonly Option<OnError> _onError = new("--on-error") { Description = "A bad row: reject its symbol (default), or skip the row", DefaultValueFactory = _ => OnError.Reject };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Check everything, store nothing; for a provider: print the plan, ask nothing" };

    private readonly Option<bool> _force = new("--force") { Description = "Store changed history even where it looks like another adjustment or another company" };

    private readonly Option<bool> _json = new("--json") { Description = "Report as one JSON object, and nothing else" };

    private IEnumerable<Option> All =>
        [_symbols, _provider, _path, _symbol, _format, _basis, _dateOrder, _from, _to, _days, _outputSize, _onError, _dryRun, _force, _json];

    /// <summary>Adds the options and the rules between them to the task's command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
        command.Validators.Add(result =>
        {
            foreach (var problem in Contradictions(result)) result.AddError(problem);
        });
    }

    /// <summary>The provider to use: as named, else the one that a path or its absence implies.</summary>
    public string Provider(ParseResult arguments) => Provider(arguments.GetValue(_provider), arguments.GetValue(_path));

    /// <summary>Whether a program reads the report.</summary>
    public bool WantsJson(ParseResult arguments) => arguments.GetValue(_json);

    /// <summary>The import as asked for.</summary>
    /// <exception cref="WrongUsageException">No symbols are named, neither here nor by <paramref name="defaultSymbols"/>.</exception>
    public ImportRequest Request(ParseResult arguments, string defaultSymbols)
    {
        var path = arguments.GetValue(_path);
        var fetch = new FetchRequest(
            path is null ? Symbols(arguments.GetValue(_symbols) ?? defaultSymbols) : [],
            path,
            arguments.GetValue(_symbol),
            arguments.GetValue(_format)!,
            arguments.GetValue(_basis),
            arguments.GetValue(_outputSize) ?? SizeFor(arguments.GetValue(_days)),
            OptionTexts.Days(arguments.GetValue(_from), arguments.GetValue(_to)))
        {
            DateOrder = arguments.GetValue(_dateOrder),
            Progress = new(),
        };
        return new(fetch, arguments.GetValue(_onError), arguments.GetValue(_dryRun)) { Force = arguments.GetValue(_force) };
    }

    private static string Provider(string? named, string? path) =>
        named?.ToLowerInvariant() ?? (path is null ? ProviderNames.AlphaVantage : ProviderNames.File);

    private IEnumerable<string> Contradictions(CommandResult result)
    {
        var path = result.GetValue(_path);
        var isFile = Provider(result.GetValue(_provider), path) == ProviderNames.File;
        if (isFile && path is null) yield return "--provider file needs --path FILE|FOLDER|-";
        if (isFile && result.GetValue(_symbols) is not null)
            yield return "--symbols is for a provider; files are stored whole (--symbol names the symbol of a file that carries none)";
        if (!isFile && path is not null) yield return "--path is for --provider file";
        if (!isFile && result.GetValue(_symbol) is not null) yield return "--symbol is for files; use --symbols";
        if (!isFile && result.GetResult(_dateOrder) is not null) yield return "--date-order is for files";
        foreach (var problem in OptionTexts.DayProblems(result.GetValue(_from), result.GetValue(_to))) yield return problem;
    }

    private static List<string> Symbols(string list) => OptionTexts.Symbols(list) is { Count: > 0 } symbols
        ? symbols
        : throw new WrongUsageException("no symbols: give --symbols A,B,C or the setting Ingest:Symbols");

    private static OutputSize? SizeFor(int? days) => days switch
    {
        null => null,
        <= CompactDays => OutputSize.Compact,
        _ => OutputSize.Full,
    };

    private static DateOrder? ParseDateOrder(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        switch (text.ToLowerInvariant())
        {
            case "dmy": return DateOrder.DayMonthYear;
            case "mdy": return DateOrder.MonthDayYear;
            case "ymd": return DateOrder.YearMonthDay;
            default:
                result.AddError($"'{text}' is not an order of dates: expected dmy, mdy or ymd");
                return null;
        }
    }

    private static int? Days(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0) return days;
        result.AddError($"'{text}' is not a number of days: expected a whole number from 1");
        return null;
    }
}
