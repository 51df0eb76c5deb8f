using System.Reflection;

namespace StockStats.Benchmarks.Ingest;

/// <summary>The program as it was built, run as users run it.</summary>
internal static class IngestProgram
{
    private static readonly string Path = System.IO.Path.GetFullPath(typeof(IngestProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key is "ProgramPath").Value!);

    /// <summary>Makes the tables.</summary>
    public static Task<TimedProcess> MigrateAsync(IBenchmarkDatabase database) => RunAsync(database, "--AppTasks=migrate");

    /// <summary>Ingests a file, and checks what the program says it did.</summary>
    public static async Task<TimedProcess> IngestAsync(IBenchmarkDatabase database, string file, string expected)
    {
        var run = await RunAsync(database, "--AppTasks=ingest", "--path", file, "--basis", "raw");
        var said = run.Output.TrimEnd().Split('\n')[^1];
        return said == expected ? run : throw new BenchmarkFailedException($"ingest said '{said}', not '{expected}'");
    }

    private static Task<TimedProcess> RunAsync(IBenchmarkDatabase database, params string[] arguments) => TimedProcess.RunAsync(
        "dotnet", [Path, .. arguments],
        environment: [.. database.Settings, new("Log__Folder", System.IO.Path.GetTempPath()), new("DOTNET_ENVIRONMENT", "Production")]);
}
