using StockStats.Benchmarks;
using StockStats.Tests;

// Whole-program comparisons: each starts the programs it compares, lets them take turns in one run and checks what they give.
// Run nothing else beside them: dotnet run --project StockStats.Benchmarks -c Release -- NAME
try
{
    if (args is [ServerProcess.Command, var server, .. var arguments])
    {
        await Commands.ServeAsync(server, arguments);
        return 0;
    }

    if (args is [var name, .. var options] && Commands.All.FirstOrDefault(command => command.Name == name) is { } chosen)
    {
        using var folder = new TemporaryFolder();
        await chosen.RunAsync(folder.Path, Options.Read(options, chosen.Options));
        return 0;
    }

    await Console.Error.WriteLineAsync($"usage: one of\n  {string.Join("\n  ", Commands.All.Select(command => command.Usage))}");
    return 2;
}
catch (BenchmarkFailedException failed)
{
    await Console.Error.WriteLineAsync(failed.Message);
    return 1;
}
