using System.Text.Json;

namespace Messaging.Tests.Clients;

/// <summary>
/// A folder of its own with the compiler's settings, the packages of build/npm and the scripts of a test, gone with it. Shared
/// by the test projects.
/// </summary>
internal sealed class TypeScriptProject : IDisposable
{
    private const string Unchecked = "// @ts-nocheck";

    /// <param name="folders">Where the scripts are, beside the tests that were built.</param>
    public TypeScriptProject(params string[] folders)
    {
        string[] all = ["Clients/TypeScript", .. folders];
        foreach (var file in all.SelectMany(folder => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder))))
            File.Copy(file, PathOf(Path.GetFileName(file)));
        Directory.CreateSymbolicLink(PathOf("node_modules"), NpmTools.Modules);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("typescript-test-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Has ServiceStack's own tool fetch dtos.ts, as users do, and takes out what would keep the compiler from checking it.</summary>
    public async Task AddReferenceAsync(Uri server)
    {
        var (exitCode, output) = await NpmTools.RunAsync("typescript-ref", Folder, server.OriginalString);
        Assert.That((exitCode, output), Is.EqualTo((0, "Saved to: dtos.ts\n")));
        await CheckAsync("dtos.ts", await File.ReadAllTextAsync(PathOf("dtos.ts")));
    }

    /// <summary>Adds generated code that the compiler will check.</summary>
    public Task CheckAsync(string name, string code)
    {
        Assert.That(code, Does.Contain(Unchecked));
        return File.WriteAllTextAsync(PathOf(name), code.Replace(Unchecked, "", StringComparison.Ordinal));
    }

    /// <summary>Checks all types as strictly as the compiler can, and writes JavaScript where there is nothing to say.</summary>
    /// <returns>Exit code 0 where there is nothing to say; else what there is, one line each.</returns>
    public Task<(int ExitCode, string Output)> CompileAsync() => NpmTools.RunAsync("tsc", Folder, "--project", ".");

    /// <summary>Runs a compiled script against a server.</summary>
    /// <returns>How its calls ended, by their names.</returns>
    public async Task<CallOutcomes> RunAsync(string script, Uri server)
    {
        var (exitCode, output) = await NpmTools.RunScriptAsync($"{script}.js", Folder, server.OriginalString);
        Assert.That(exitCode, Is.Zero, output);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line));
        return new(lines.ToDictionary(line => line.GetProperty("name").GetString()!, StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
