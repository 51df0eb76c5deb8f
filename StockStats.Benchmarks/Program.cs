using StockStats.Benchmarks;
using StockStats.Benchmarks.Ingest;
using StockStats.Benchmarks.Wire;
using StockStats.Tests;
using StockStats.Tests.Storage.Support;

// Whole-program comparisons: each starts the programs it compares, lets them take turns in one run and checks what they give.
// Run nothing else beside them: dotnet run --project StockStats.Benchmarks -c Release -- NAME
try
{
    using var folder = new TemporaryFolder();
    switch (args)
    {
        case ["wire", .. var options]:
            await WireComparison.RunAsync(Options.Read(options));
            return 0;
        case ["ingest-sqlite", .. var options]:
            await IngestProgram.PublishAsync(folder.File("program"));
            await new IngestComparison(new SqliteBenchmark(folder.Path), folder.Path, Options.Read(options)).RunAsync(firstTarget: 1.0, againTarget: 0.7);
            return 0;
        case ["ingest-mariadb", .. var options]:
            await IngestProgram.PublishAsync(folder.File("program"));
            await using (var server = await MariaDbServer.StartAsync())
                await new IngestComparison(new MariaDbBenchmark(server), folder.Path, Options.Read(options)).RunAsync(firstTarget: 1.3, againTarget: 0.9);
            return 0;
        case ["ingest-memory"]:
            await IngestProgram.PublishAsync(folder.File("program"));
            await IngestMemory.RunAsync(folder.Path);
            return 0;
        case [ServerProcess.Command, MessageServer.Name]:
            await MessageServer.RunAsync();
            return 0;
        case [ServerProcess.Command, BareServer.Name]:
            await BareServer.RunAsync();
            return 0;
        default:
            await Console.Error.WriteLineAsync("usage: wire | ingest-sqlite | ingest-mariadb [--turns N] [--seconds N] | ingest-memory");
            return 2;
    }
}
catch (BenchmarkFailedException failed)
{
    await Console.Error.WriteLineAsync(failed.Message);
    return 1;
}
