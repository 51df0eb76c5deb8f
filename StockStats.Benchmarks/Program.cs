using StockStats.Benchmarks;
using StockStats.Benchmarks.Wire;

// Whole-program comparisons: each starts the programs it compares, lets them take turns in one run and checks what they give.
// Run nothing else beside them. `dotnet run --project StockStats.Benchmarks -c Release -- wire`
try
{
    switch (args)
    {
        case ["wire", .. var options]:
            await WireComparison.RunAsync(Options.Read(options));
            return 0;
        case [ServerProcess.Command, MessageServer.Name]:
            await MessageServer.RunAsync();
            return 0;
        case [ServerProcess.Command, BareServer.Name]:
            await BareServer.RunAsync();
            return 0;
        default:
            await Console.Error.WriteLineAsync("usage: wire [--turns N] [--seconds N]");
            return 2;
    }
}
catch (BenchmarkFailedException failed)
{
    await Console.Error.WriteLineAsync(failed.Message);
    return 1;
}
