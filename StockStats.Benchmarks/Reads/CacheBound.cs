using StockStats.Benchmarks.Databases;

namespace StockStats.Benchmarks.Reads;

/// <summary>
/// GetStatistics of random symbols whose histories take six times the room they are given: most requests read their symbol from the database.
/// Answers are checked while the load is on.
/// </summary>
internal static class CacheBound
{
    private const long Bound = 64 << 20;
    private const double Beside = 300e6;
    private static readonly DataSet Data = DataSet.Of(symbols: 1_000);

    public static async Task RunAsync(string folder, Options options)
    {
        var database = await new PriceDatabases(folder).SqliteAsync(Data);
        await using var server = await Product.ServeAsync(database, Bound);
        var reads = new StatisticsReads(Data);
        List<Load> loads = [];
        for (var turn = 0; turn <= options.Turns; turn++)
        {
            var load = Wrk.RunAsync(server.Address, options.Connections, options.Seconds, reads.Script(server.Address, turn));
            var samples = ReadSamples.CheckAsync(server, reads, turn);
            await Task.WhenAll(load, samples);
            loads.Add(await load);
        }

        // The first turn pays for code that runs for the first time.
        loads.RemoveAt(0);
        Console.WriteLine(FormattableString.Invariant($"GetStatistics of 1,000 symbols with Cache:SeriesBytes {Bound} (target: peak memory at most {(Bound + Beside) / 1e6:0} MB)"));
        Console.WriteLine(FormattableString.Invariant($"  {"peak memory",-36} {server.PeakResidentBytes / 1e6:0} MB"));
        Console.WriteLine($"  {"the program",-36} {Spread.Of(loads.Select(load => load.RequestsPerSecond)).ToText("0")} requests/s");
        Console.WriteLine($"  {"99th percentile",-36} {Spread.Of(loads.Select(load => load.P99Milliseconds)).ToText("0.00")} ms");
    }
}
