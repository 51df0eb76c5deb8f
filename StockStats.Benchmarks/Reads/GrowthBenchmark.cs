using System.Diagnostics;
using System.Globalization;
using StockStats.Benchmarks.Databases;

namespace StockStats.Benchmarks.Reads;

/// <summary>GetStatistics with ever more symbols of 5,000 bars on SQLite, all in memory in the end: a table in Markdown.</summary>
internal static class GrowthBenchmark
{
    private static readonly int[] Sizes = [10, 100, 1_000, 10_000];

    public static async Task RunAsync(string folder, Options options)
    {
        Console.WriteLine("| symbols | ingest, s | first answer, s | memory then, MB | first request for a symbol, ms | memory with all, MB | requests/s | p50, ms | p99, ms |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var symbols in options.Symbols is { } one ? [one] : Sizes)
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, "growth")).FullName;
            Console.WriteLine(await RunAsync(DataSet.Of(symbols), own, options));
            Directory.Delete(own, recursive: true);
        }
    }

    private static async Task<GrowthRow> RunAsync(DataSet data, string folder, Options options)
    {
        var database = new SqliteBenchmark(folder);
        var ingest = await new PriceDatabases(folder).LoadAsync(database, data);
        var reads = new StatisticsReads(data);

        var clock = Stopwatch.StartNew();
        await using var server = await Product.ServeAsync(database, Answers.Plenty);
        using (var client = server.CreateClient()) await Answers.GetAsync(client, reads.WholeHistory(0));
        var firstAnswer = clock.Elapsed.TotalSeconds;
        var memoryThen = server.ResidentBytes;

        var firstRequests = Spread.Of(await SymbolTour.TakeAsync(server, data));
        var memoryWithAll = server.ResidentBytes;
        await ReadSamples.CheckAsync(server, reads);
        return new(data.Symbols, ingest, firstAnswer, memoryThen, firstRequests.Median, memoryWithAll, await LoadAsync(server, reads, options));
    }

    /// <summary>Turns with new requests each, after one that is not counted.</summary>
    private static async Task<IReadOnlyList<Load>> LoadAsync(ServerProcess server, ReadKind reads, Options options)
    {
        List<Load> loads = [];
        for (var turn = 0; turn <= options.Turns; turn++)
            loads.Add(await Wrk.RunAsync(server.Address, options.Connections, options.Seconds, reads.Script(server.Address, turn)));
        return loads[1..];
    }

    private sealed record GrowthRow(
        int Symbols, double Ingest, double FirstAnswer, long MemoryThen, double FirstRequest, long MemoryWithAll, IReadOnlyList<Load> Loads)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"| {Symbols} | {Ingest:0.0} | {FirstAnswer:0.00} | {MemoryThen / 1e6:0} | {FirstRequest:0.00} | {MemoryWithAll / 1e6:0} " +
            $"| {Median(load => load.RequestsPerSecond):0} | {Median(load => load.MedianMilliseconds):0.00} | {Median(load => load.P99Milliseconds):0.00} |");

        private double Median(Func<Load, double> figure) => Spread.Of(Loads.Select(figure)).Median;
    }
}
