using System.Data.Common;
using System.Diagnostics;
using StockStats.Benchmarks.Databases;

namespace StockStats.Benchmarks.Reads;

/// <summary>
/// The first request for each symbol of a server just started, against one indexed range read of the same rows by the database's own client
/// library. Requests come one by one. The first half of the symbols is not counted: they pay for code that runs for the first time, and share two
/// cores with its compiler, which takes more than half of the processor time of the first hundred.
/// </summary>
internal static class ColdReads
{
    public static Task CompareAsync(IBenchmarkDatabase database, DataSet data, Options options) => Turns.CompareAsync(
        FormattableString.Invariant($"{database.Name}, first request for a symbol of {data.Days} bars"), "ms a symbol", "0.00",
        new("the program", () => AskAsync(database, data)), new("one range read by the client library", () => ReadAsync(database, data)), options.Turns);

    private static async Task<double> AskAsync(IBenchmarkDatabase database, DataSet data)
    {
        await using var server = await Product.ServeAsync(database, Answers.Plenty);
        return Warm(await SymbolTour.TakeAsync(server, data));
    }

    private static async Task<double> ReadAsync(IBenchmarkDatabase database, DataSet data)
    {
        await using var connection = await database.ConnectAsync();
        List<double> took = [];
        for (var symbol = 0; symbol < data.Symbols; symbol++)
        {
            var begin = Stopwatch.GetTimestamp();
            var rows = await ReadAsync(database, connection, PriceWalk.NameOf(symbol));
            took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            if (rows != data.Days) throw new BenchmarkFailedException($"{PriceWalk.NameOf(symbol)} has {rows} rows, not {data.Days}");
        }

        return Warm(took);
    }

    private static double Warm(IReadOnlyList<double> took) => took.Skip(took.Count / 2).Average();

    private static async Task<int> ReadAsync(IBenchmarkDatabase database, DbConnection connection, string symbol)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT symbol, date, open_price, high_price, low_price, close_price, volume, adjusted_close_price, provisional, source
            FROM financial_data WHERE symbol = @symbol ORDER BY date
            """;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@symbol", symbol);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        for (; await reader.ReadAsync(); rows++) database.ReadRow(reader);
        return rows;
    }
}
