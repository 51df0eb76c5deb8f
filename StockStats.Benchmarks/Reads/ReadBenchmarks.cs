using StockStats.Benchmarks.Databases;
using StockStats.Tests.Storage.Support;

namespace StockStats.Benchmarks.Reads;

/// <summary>What the program answers from memory, against ASP.NET Core alone and against itself.</summary>
internal sealed class ReadBenchmarks(PriceDatabases databases, Options options)
{
    /// <summary>Enough that what was read stays in the server's own memory.</summary>
    private const string BufferPool = "--innodb-buffer-pool-size=1G";

    private const int LongRange = 25_000;
    private const int ShortRange = 21;

    public Task StatisticsAsync() => CompareWithBareAsync(
        "GetStatistics, ranges of all lengths (target: at least 0.7)", new StatisticsReads(DataSet.Usual), "target: at most 3");

    public Task PagesOfSymbolAsync() => CompareWithBareAsync(
        "QueryFinancialData, any page of a symbol (target: at least 0.65)", new PageReads(DataSet.Usual, PageFilter.Symbol));

    public Task PagesAsync() => CompareWithBareAsync(
        "QueryFinancialData, any page of all symbols (target: at least 0.65)", new PageReads(DataSet.Usual, PageFilter.None));

    public Task PagesOfDatesAsync() => CompareWithBareAsync(
        "QueryFinancialData, any page of all symbols between two dates", new PageReads(DataSet.Usual, PageFilter.Dates));

    public async Task LengthsAsync()
    {
        await using var server = await ServeWarmAsync(await databases.SqliteAsync(DataSet.Long), DataSet.Long);
        var (longReads, shortReads) = (new StatisticsReads(DataSet.Long, LongRange), new StatisticsReads(DataSet.Long, ShortRange));
        await ReadSamples.CheckAsync(server, longReads);
        await ReadSamples.CheckAsync(server, shortReads);
        await ReadComparison.CompareAsync("GetStatistics, 25,000 bars against 21 (target: at least 0.9)",
            new("ranges of 25,000 bars", server, longReads), new("ranges of 21 bars", server, shortReads), options);
    }

    public async Task MariaDbAsync()
    {
        await using var mariaDb = await MariaDbServer.StartAsync(BufferPool);
        var database = new MariaDbBenchmark(mariaDb);
        await databases.LoadAsync(database, DataSet.Usual);
        await using var server = await ServeWarmAsync(database, DataSet.Usual);
        await using var yardstick = await ServeWarmAsync(await databases.SqliteAsync(DataSet.Usual), DataSet.Usual);
        var reads = new StatisticsReads(DataSet.Usual);
        await ReadSamples.CheckAsync(server, reads);
        await ReadSamples.CheckAsync(yardstick, reads);
        await ReadComparison.CompareAsync("GetStatistics, MariaDB warm (target: at least 0.95)",
            new("on MariaDB", server, reads), new("on SQLite", yardstick, reads), options);
    }

    public async Task ColdSqliteAsync() => await ColdReads.CompareAsync(await databases.SqliteAsync(DataSet.Usual), DataSet.Usual, options);

    public async Task ColdMariaDbAsync()
    {
        await using var mariaDb = await MariaDbServer.StartAsync(BufferPool);
        var database = new MariaDbBenchmark(mariaDb);
        await databases.LoadAsync(database, DataSet.Usual);
        await ColdReads.CompareAsync(database, DataSet.Usual, options);
    }

    private async Task CompareWithBareAsync(string title, ReadKind reads, string? p99Target = null)
    {
        await using var server = await ServeWarmAsync(await databases.SqliteAsync(DataSet.Usual), DataSet.Usual);
        var bytes = await ReadSamples.CheckAsync(server, reads);
        await using var bare = await SizedServer.StartAsync(bytes);
        await ReadComparison.CompareAsync(title, new("the program", server, reads), new($"minimal API with {bytes} bytes", bare, reads), options, p99Target);
    }

    private static async Task<ServerProcess> ServeWarmAsync(IBenchmarkDatabase database, DataSet data)
    {
        var server = await Product.ServeAsync(database, Answers.Plenty);
        try
        {
            await SymbolTour.TakeAsync(server, data);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
