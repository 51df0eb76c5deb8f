using StockStats.Benchmarks.Databases;
using StockStats.Benchmarks.Ingest;
using StockStats.Benchmarks.Reads;
using StockStats.Benchmarks.Startup;
using StockStats.Benchmarks.Wire;
using StockStats.Tests.Storage.Support;

namespace StockStats.Benchmarks;

/// <summary>All comparisons, and the servers that this program can be for them.</summary>
internal static class Commands
{
    private static readonly string[] InTurns = [Options.TurnsName, Options.SecondsName];
    private static readonly string[] UnderLoad = [.. InTurns, Options.ConnectionsName];

    private static readonly (string Name, Func<ReadBenchmarks, Task> RunAsync)[] EachRead =
    [
        ("reads-statistics", benchmarks => benchmarks.StatisticsAsync()),
        ("reads-lengths", benchmarks => benchmarks.LengthsAsync()),
        ("reads-pages-symbol", benchmarks => benchmarks.PagesOfSymbolAsync()),
        ("reads-pages-all", benchmarks => benchmarks.PagesAsync()),
        ("reads-pages-dates", benchmarks => benchmarks.PagesOfDatesAsync()),
        ("reads-mariadb", benchmarks => benchmarks.MariaDbAsync()),
        ("reads-cold-sqlite", benchmarks => benchmarks.ColdSqliteAsync()),
        ("reads-cold-mariadb", benchmarks => benchmarks.ColdMariaDbAsync()),
    ];

    public static IReadOnlyList<Command> All { get; } =
    [
        new("wire", InTurns, (_, options) => WireComparison.RunAsync(options)),
        Published("ingest-sqlite", InTurns, (folder, options) =>
            new IngestComparison(new SqliteBenchmark(folder), folder, options).RunAsync(firstTarget: 1.0, againTarget: 0.7)),
        Published("ingest-mariadb", InTurns, async (folder, options) =>
        {
            await using var server = await MariaDbServer.StartAsync();
            await new IngestComparison(new MariaDbBenchmark(server), folder, options).RunAsync(firstTarget: 1.3, againTarget: 0.9);
        }),
        Published("startup", [Options.TurnsName], StartupComparison.RunAsync),
        Published("ingest-memory", [], (folder, _) => IngestMemory.RunAsync(folder)),
        .. EachRead.Select(read => Reads(read.Name, [read])),
        Reads("reads", EachRead),
        Published("growth", [.. UnderLoad, Options.SymbolsName], GrowthBenchmark.RunAsync),
        Published("cache-bound", UnderLoad, CacheBound.RunAsync),
    ];

    /// <summary>Is the server of that name until told to stop.</summary>
    /// <exception cref="BenchmarkFailedException">There is none of that name.</exception>
    public static Task ServeAsync(string name, IReadOnlyList<string> arguments) => (name, arguments) switch
    {
        (MessageServer.Name, []) => MessageServer.RunAsync(),
        (BareServer.Name, []) => BareServer.RunAsync(),
        (SizedServer.Name, [var bytes]) => SizedServer.RunAsync(bytes),
        _ => throw new BenchmarkFailedException($"there is no server {name} {string.Join(' ', arguments)}"),
    };

    /// <summary>Reads of the same databases, one after the other: where one fails, the others have their figures all the same.</summary>
    private static Command Reads(string name, IReadOnlyList<(string Name, Func<ReadBenchmarks, Task> RunAsync)> reads) =>
        Published(name, UnderLoad, async (folder, options) =>
        {
            var benchmarks = new ReadBenchmarks(new PriceDatabases(folder), options);
            List<string> failures = [];
            foreach (var read in reads)
            {
                try
                {
                    await read.RunAsync(benchmarks);
                }
                catch (BenchmarkFailedException failed)
                {
                    failures.Add($"{read.Name}: {failed.Message}");
                }
            }

            if (failures.Count > 0) throw new BenchmarkFailedException(string.Join('\n', failures));
        });

    /// <summary>A comparison of the program as it is published.</summary>
    private static Command Published(string name, string[] options, Func<string, Options, Task> runAsync) => new(name, options, async (folder, chosen) =>
    {
        await Product.PublishAsync(Path.Combine(folder, "program"));
        await runAsync(folder, chosen);
    });
}
