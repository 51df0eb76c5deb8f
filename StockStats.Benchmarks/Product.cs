using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using StockStats.Benchmarks.Databases;

namespace StockStats.Benchmarks;

/// <summary>The program as it is published, run as users run it.</summary>
internal static class Product
{
    private static readonly string Repository = typeof(Product).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key is "RepositoryPath").Value!;

    private static string _folder = "";

    /// <summary>Publishes it, where this run has not done so yet; before anything else.</summary>
    /// <param name="folder">Where to.</param>
    public static async Task PublishAsync(string folder)
    {
        if (_folder.Length > 0) return;
        await PublishAsync("StockStats", folder);
        _folder = folder;
    }

    /// <summary>Publishes a project of this repository as the product is.</summary>
    public static Task PublishAsync(string project, string folder) => TimedProcess.RunAsync("dotnet",
    [
        "publish", Path.Combine(Repository, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
        "-o", folder, "-v", "quiet", "--disable-build-servers",
    ]);

    /// <summary>How the server is started, but for where it listens.</summary>
    public static ProcessStartInfo Server(IBenchmarkDatabase database)
    {
        var start = new ProcessStartInfo("dotnet", [Program]);
        foreach (var (name, value) in Environment(database)) start.Environment[name] = value;
        return start;
    }

    /// <summary>Makes the tables.</summary>
    public static Task<TimedProcess> MigrateAsync(IBenchmarkDatabase database) => RunAsync(database, "--AppTasks=migrate");

    /// <summary>Ingests a file, and checks what the program says it did.</summary>
    public static async Task<TimedProcess> IngestAsync(IBenchmarkDatabase database, string file, string expected)
    {
        var run = await RunAsync(database, "--AppTasks=ingest", "--path", file, "--basis", "raw");
        var said = run.Output.TrimEnd().Split('\n')[^1];
        return said == expected ? run : throw new BenchmarkFailedException($"ingest said '{said}', not '{expected}'");
    }

    /// <summary>Starts the server on a free port.</summary>
    /// <param name="database">What it serves.</param>
    /// <param name="seriesBytes">Its setting <c>Cache:SeriesBytes</c>.</param>
    public static Task<ServerProcess> ServeAsync(IBenchmarkDatabase database, long seriesBytes)
    {
        var start = Server(database);
        start.Environment["ASPNETCORE_URLS"] = ServerProcess.FreePort;
        start.Environment["Cache__SeriesBytes"] = FormattableString.Invariant($"{seriesBytes}");
        return ServerProcess.StartAsync(start);
    }

    private static string Program => Path.Combine(_folder, "StockStats.dll");

    /// <summary>As docs/operations.md advises for tasks that are run again and again.</summary>
    private static readonly KeyValuePair<string, string> WithoutWatching = new("DOTNET_TieredPGO", "0");

    private static Task<TimedProcess> RunAsync(IBenchmarkDatabase database, params string[] arguments) =>
        TimedProcess.RunAsync("dotnet", [Program, .. arguments], environment: [.. Environment(database), WithoutWatching]);

    private static KeyValuePair<string, string>[] Environment(IBenchmarkDatabase database) =>
        [.. database.Settings, new("Log__Folder", Path.Combine(_folder, "log")), new("DOTNET_ENVIRONMENT", "Production")];
}
