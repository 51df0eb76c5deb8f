namespace Messaging.Tests.Clients;

/// <summary>ServiceStack's own tools fetch and update what the server generates.</summary>
[TestFixture, Category("Program"), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReferenceToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reference-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [TestCase("typescript-ref", "dtos.ts", "/types/typescript")]
    [TestCase("csharp-ref", "dtos.cs", "/types/csharp")]
    public async Task A_tool_saves_what_the_server_generates(string tool, string file, string path)
    {
        await using var host = await SampleClient.StartHostAsync();

        var run = await NpmTools.RunAsync(tool, _folder, host.Client.BaseAddress!.OriginalString);

        Assert.That(run, Is.EqualTo((0, $"Saved to: {file}\n")));
        Assert.That(WithoutDate(await ReadAsync(file)), Is.EqualTo(WithoutDate((await host.GetAsync(path)).Body)));
    }

    [TestCase("typescript-ref", "dtos.ts", "MakePropertiesOptional: True", "    public volume?: number;\n")]
    [TestCase("csharp-ref", "dtos.cs", "GlobalNamespace: My.Client", "namespace My.Client")]
    public async Task A_tool_updates_a_file_with_the_options_that_the_user_set_in_it(string tool, string file, string option, string expected)
    {
        await using var host = await SampleClient.StartHostAsync();
        await NpmTools.RunAsync(tool, _folder, host.Client.BaseAddress!.OriginalString);
        var lines = (await ReadAsync(file)).Split('\n');
        var name = option[..option.IndexOf(':', StringComparison.Ordinal)];
        await File.WriteAllTextAsync(
            Path.Combine(_folder, file),
            string.Join('\n', lines.Select(line => line.StartsWith($"//{name}:", StringComparison.Ordinal) ? option : line)));

        var run = await NpmTools.RunAsync(tool, _folder, file);

        Assert.That(run, Is.EqualTo((0, $"Updated: {file}\n")));
        Assert.That(await ReadAsync(file), Does.Contain($"\n{option}\n").And.Contain(expected));
    }

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(_folder, file));

    private static string WithoutDate(string code)
    {
        var lines = code.Split('\n');
        Assert.That(lines, Has.Exactly(1).StartsWith("Date: "));
        return string.Join('\n', lines.Where(line => !line.StartsWith("Date: ", StringComparison.Ordinal)));
    }
}
