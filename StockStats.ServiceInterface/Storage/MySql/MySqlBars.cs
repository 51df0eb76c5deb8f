using Microsoft.Extensions.Logging;
using MySqlConnector;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>Reads and writes the bars of a batch. Thread-safe.</summary>
internal sealed partial class MySqlBars(MySqlServer server, ILogger<MySqlBars> logger)
{
    /// <summary>Below so many rows an insert is done before LOAD DATA has asked for its text: they were measured equal at 30 to 50.</summary>
    private const int FewRows = 50;

    private readonly Lock _asking = new();
    private bool? _takesLoadData;

    /// <summary>Inserts bars or replaces them whole.</summary>
    public async Task WriteAsync(MySqlTransaction transaction, IReadOnlyList<BarWrite> writes, CancellationToken cancellationToken)
    {
        var rows = writes.Sum(write => write.Bars.Count);
        if (rows >= FewRows && await TakesLoadDataAsync(transaction, cancellationToken))
            await MySqlBarLoader.WriteAsync(transaction.Connection!, writes, (int)server.TimeoutSeconds, cancellationToken);
        else
            await MySqlBarInserter.WriteAsync(transaction, writes, isRouter: server.Shards is not null, cancellationToken);
    }

    /// <summary>Adds the stored bars of a symbol's days in date order.</summary>
    public static async Task ReadAsync(
        MySqlTransaction transaction, string symbol, DateRange days, List<Bar> bars, CancellationToken cancellationToken)
    {
        await using var command = new MySqlCommand(SqlText.SelectSpan, transaction.Connection!, transaction);
        command.Parameters.AddWithValue("@symbol", symbol);
        command.Parameters.AddWithValue("@first", days.First);
        command.Parameters.AddWithValue("@last", days.Last);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) bars.Add(ReadBar(reader));
    }

    private static Bar ReadBar(MySqlDataReader row) => new(
        row.GetDateOnly(0),
        Price(row, 1),
        OptionalPrice(row, 2),
        OptionalPrice(row, 3),
        Price(row, 4),
        row.GetInt64(5),
        OptionalPrice(row, 6),
        row.GetBoolean(7));

    private static Price Price(MySqlDataReader row, int column) => Prices.Price.FromDecimal(row.GetDecimal(column));

    private static Price? OptionalPrice(MySqlDataReader row, int column) => row.IsDBNull(column) ? null : Price(row, column);

    /// <summary>Asked once: it is a setting of the server that is seldom changed while it runs.</summary>
    private async Task<bool> TakesLoadDataAsync(MySqlTransaction transaction, CancellationToken cancellationToken)
    {
        // Routers of sharded clusters take inserts only.
        if (server.Shards is not null) return false;
        if (_takesLoadData is { } known) return known;
        await using var command = new MySqlCommand("SELECT @@local_infile", transaction.Connection!, transaction);
        var answer = await command.ReadLongAsync(cancellationToken) == 1;
        lock (_asking)
        {
            if (_takesLoadData is null && !answer) LogNoLoadData(server.Host);
            return (_takesLoadData = answer).Value;
        }
    }

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning,
        Message = "The server {Host} takes no LOAD DATA LOCAL (local_infile is off): bars are written by inserts of many rows, which is slower")]
    private partial void LogNoLoadData(string host);
}
