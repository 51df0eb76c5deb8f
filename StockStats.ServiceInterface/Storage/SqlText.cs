using System.Globalization;
using System.Text;
using StockStats.ServiceInterface.Storage.Listings;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Statements that every dialect takes as they are. Pure text: nothing here runs anything.</summary>
internal static class SqlText
{
    /// <summary>Columns of a stored bar, in the order dialects read them.</summary>
    public const string BarColumns =
        "date, open_price, high_price, low_price, close_price, volume, adjusted_close_price, provisional";

    /// <summary>Columns of an action, in the order <see cref="SqlRows.ReadAction"/> reads them.</summary>
    public const string ActionColumns = "date, kind, numerator, denominator, amount";

    /// <summary>Columns of a symbol, in the order <see cref="SqlRows.ReadSymbol"/> reads them.</summary>
    public const string SymbolColumns = "symbol, first_date, last_date, days, basis, source, version, updated_at, prices_as_of, splits_as_of, dividends_as_of, provisional_days";

    /// <summary>Columns of a run, in the order <see cref="SqlRows.ReadRun"/> reads them.</summary>
    public const string RunColumns =
        "id, started_by, provider, symbols, started_at, finished_at, outcome, inserted, updated, unchanged, rejected, message";

    /// <summary>Bars of the days a batch spans, as the write compares them.</summary>
    public const string SelectSpan =
        $"SELECT {BarColumns} FROM financial_data WHERE symbol = @symbol AND date BETWEEN @first AND @last ORDER BY date";

    /// <summary>The days of a symbol from one on, and which of them are provisional.</summary>
    public const string SelectDays = "SELECT date, provisional FROM financial_data WHERE symbol = @symbol AND date >= @first ORDER BY date";

    /// <summary>Actions of the days a batch spans.</summary>
    public const string SelectSpanActions =
        $"SELECT {ActionColumns}, irregular FROM corporate_actions WHERE symbol = @symbol AND date BETWEEN @first AND @last ORDER BY date, kind";

    public const string DeleteAction = "DELETE FROM corporate_actions WHERE symbol = @symbol AND date = @date AND kind = @kind";

    /// <summary>All actions of a symbol, with who marked and gave them.</summary>
    public const string SelectActions =
        $"SELECT {ActionColumns}, irregular, source FROM corporate_actions WHERE symbol = @symbol ORDER BY date, kind";

    /// <summary>
    /// Marks cash above a quarter of the last final close before it, and takes the mark from other cash. Both are kept in the same unit.
    /// </summary>
    public const string MarkIrregular =
        $"UPDATE corporate_actions SET irregular = 1 - irregular WHERE symbol = @symbol AND kind = 'cash' AND irregular <> {IsLargeCash}";

    /// <summary>1 where an action is more than a quarter of the close before it, 0 where it is not or there is none.</summary>
    private const string IsLargeCash =
        "COALESCE(amount * 4 > (SELECT f.close_price FROM financial_data f WHERE f.symbol = @symbol " +
        "AND f.date < corporate_actions.date AND f.provisional = 0 ORDER BY f.date DESC LIMIT 1), 0)";

    /// <summary>Leaves out what is delisted and nowhere listed again.</summary>
    private const string HasLastDate =
        "FROM symbols WHERE last_date IS NOT NULL AND COALESCE((SELECT MIN(status) FROM listings WHERE listings.symbol = symbols.symbol), '') <> 'delisted'";

    /// <summary>Last final days, and how many symbols have each.</summary>
    public const string CountLastDates = $"SELECT last_date, COUNT(*) {HasLastDate} GROUP BY last_date";

    /// <summary>The symbols whose last final days are oldest. Parameters: limit.</summary>
    public const string SelectStalest = $"SELECT symbol, last_date {HasLastDate} ORDER BY last_date, symbol LIMIT @limit";

    /// <summary>The last final close before a day. Parameters: symbol, date.</summary>
    public const string SelectCloseBefore =
        "SELECT close_price FROM financial_data WHERE symbol = @symbol AND date < @date AND provisional = 0 ORDER BY date DESC LIMIT 1";

    /// <summary>Sets the mark of one day's cash. Parameters: symbol, date, irregular.</summary>
    public const string MarkCash = "UPDATE corporate_actions SET irregular = @irregular WHERE symbol = @symbol AND date = @date AND kind = 'cash'";

    public const string RememberPrices = "UPDATE symbols SET prices_as_of = @asOf WHERE symbol = @symbol";

    public const string SelectSymbol = $"SELECT {SymbolColumns} FROM symbols WHERE symbol = @symbol";

    /// <summary>Which database this is, and the highest version given.</summary>
    public const string SelectCounter = "SELECT database_id, value FROM change_counter WHERE id = 1";

    /// <summary>Parameters: id.</summary>
    public const string RenewId = "UPDATE change_counter SET database_id = @id";

    /// <summary>Columns of a symbol's version, with what is stored of it.</summary>
    public const string VersionColumns = "symbol, version, days, provisional_days, first_date, last_date";

    public const string SelectVersionsAbove = $"SELECT {VersionColumns} FROM symbols WHERE version > @version";

    /// <summary>A symbol's version, and which database this is.</summary>
    public const string SelectVersion =
        "SELECT c.database_id, s.version FROM change_counter c JOIN symbols s ON s.symbol = @symbol WHERE c.id = 1";

    public const string InsertRun =
        "INSERT INTO ingest_runs (started_by, provider, symbols, started_at, heartbeat_at, outcome) " +
        "VALUES (@startedBy, @provider, @symbols, @startedAt, @startedAt, @outcome)";

    /// <summary>Locks a row that every writer locks last, for transactions that must not run beside each other. Changes nothing.</summary>
    public const string LockCounter = "UPDATE change_counter SET value = value";

    /// <summary>The latest run of a provider that is at work. Parameters: provider, running, alive.</summary>
    public const string SelectRunAtWork =
        "SELECT MAX(id) FROM ingest_runs WHERE provider = @provider AND outcome = @running AND heartbeat_at >= @alive";

    public const string BeatRun =
        "UPDATE ingest_runs SET heartbeat_at = @now, inserted = @inserted, updated = @updated, unchanged = @unchanged, rejected = @rejected " +
        "WHERE id = @id AND outcome = @running";

    /// <summary>Ends the runs that have not shown a sign of life. Parameters: interrupted, running, alive, message.</summary>
    public const string EndDeadRuns =
        "UPDATE ingest_runs SET outcome = @interrupted, finished_at = COALESCE(heartbeat_at, started_at), message = COALESCE(message, @message) " +
        "WHERE outcome = @running AND COALESCE(heartbeat_at, started_at) < @alive";

    public const string FinishRun =
        "UPDATE ingest_runs SET finished_at = @finishedAt, outcome = @outcome, inserted = @inserted, updated = @updated, " +
        "unchanged = @unchanged, rejected = @rejected, message = @message WHERE id = @id";

    /// <summary>How many runs of a provider came to their end. Parameters: provider, outcomes.</summary>
    public const string CountEndedRuns = "SELECT COUNT(*) FROM ingest_runs WHERE provider = @provider AND outcome IN @outcomes";

    public const string CountRuns = "SELECT COUNT(*) FROM ingest_runs";

    public const string SelectRuns = $"SELECT {RunColumns} FROM ingest_runs ORDER BY id DESC LIMIT @Limit OFFSET @Offset";

    public const string InsertQuarantine =
        "INSERT INTO quarantine (run_id, source, symbol, line, field, value, rule, message) " +
        "VALUES (@run_id, @source, @symbol, @line, @field, @value, @rule, @message)";

    public const string CountQuarantine = "SELECT COUNT(*) FROM quarantine WHERE run_id = @run";

    public const string SelectQuarantine =
        "SELECT source, symbol, line, field, value, rule, message FROM quarantine WHERE run_id = @run ORDER BY id LIMIT @Limit OFFSET @Offset";

    /// <summary>How each list of actions remembers when it was fetched. Parameters: symbol, asOf.</summary>
    public static readonly IReadOnlyList<(ActionLists List, string Statement)> RememberActions =
    [
        (ActionLists.Splits, "UPDATE symbols SET splits_as_of = @asOf WHERE symbol = @symbol"),
        (ActionLists.Dividends, "UPDATE symbols SET dividends_as_of = @asOf WHERE symbol = @symbol"),
    ];

    /// <summary>Columns that a write of bars sets, in the order of its parameters.</summary>
    public static readonly IReadOnlyList<string> BarParameters =
    [
        "symbol", "date", "open_price", "high_price", "low_price", "close_price", "volume", "adjusted_close_price", "provisional", "source",
    ];

    /// <summary>Columns that a write of symbols sets, in the order of its parameters.</summary>
    public static readonly IReadOnlyList<string> SymbolParameters =
        ["symbol", "basis", "first_date", "last_date", "days", "provisional_days", "source", "version", "updated_at"];

    /// <summary>Parameters of <see cref="SqlDialect.UpsertAction"/>, which are its columns too.</summary>
    public static readonly IReadOnlyList<string> ActionParameters =
        ["symbol", "date", "kind", "numerator", "denominator", "amount", "source"];

    /// <summary>Parameters of <see cref="DeleteAction"/>.</summary>
    public static readonly IReadOnlyList<string> DeleteActionParameters = ["symbol", "date", "kind"];

    /// <summary>Parameters of <see cref="InsertQuarantine"/>.</summary>
    public static readonly IReadOnlyList<string> QuarantineParameters =
        ["run_id", "source", "symbol", "line", "field", "value", "rule", "message"];

    /// <summary>Name of a parameter of the statements for many rows, counted from 0: row by row, each row's columns in their order.</summary>
    public static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");

    /// <summary>An insert of one row. Parameters: the columns.</summary>
    public static string Insert(string table, IReadOnlyList<string> columns) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})";

    /// <summary>An insert of several rows.</summary>
    public static string InsertMany(string table, IReadOnlyList<string> columns, int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row => $"({Parameters(row * columns.Count, columns.Count)})");
        return $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES {string.Join(", ", values)}";
    }

    /// <summary>Symbols by name, in symbol order.</summary>
    public static string SelectSymbolsByName(int count) =>
        $"SELECT {SymbolColumns} FROM symbols WHERE symbol IN ({Parameters(0, count)}) ORDER BY symbol";

    /// <summary>How many symbols a query finds. Parameters: search.</summary>
    public static string CountSymbols(SymbolQuery query) => query.Search is null
        ? "SELECT COUNT(*) FROM symbols"
        : $"SELECT COUNT(*) FROM {ListingText.SymbolsWithListings}{SymbolFilter(query)}";

    /// <summary>A page of symbols: <see cref="SymbolColumns"/>, then <see cref="ListingText.JoinedColumns"/>. Parameters: search, limit, offset.</summary>
    public static string SelectSymbols(SymbolQuery query) =>
        $"SELECT symbols.{SymbolColumns}, {ListingText.JoinedColumns} FROM {ListingText.SymbolsWithListings}{SymbolFilter(query)} " +
        "ORDER BY symbols.symbol LIMIT @Limit OFFSET @Offset";

    private static string Parameters(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(Parameter));

    /// <summary>INSTR rather than LIKE: no wildcards to escape, and the same answer whatever the collation; what is searched is upper case.</summary>
    private static string SymbolFilter(SymbolQuery query)
    {
        if (query.Search is not { } search) return "";
        // No symbol holds what is not ASCII, and MySQL refuses to look for it there.
        var inSymbol = Ascii.IsValid(search.ToUpperInvariant()) ? "INSTR(symbols.symbol, @search) > 0 OR " : "";
        return $" WHERE {inSymbol}INSTR(search_name, @search) > 0";
    }
}
