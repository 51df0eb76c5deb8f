using Messaging.Tests.Hosting;

namespace Messaging.Tests.Clients;

/// <summary>What ServiceStack's TypeScript client gets from the sample messages; compiled and run once for all tests.</summary>
internal static class SampleClient
{
    private static readonly string[] Scripts = ["calls", "errors", "forms", "values"];

    private static readonly Lazy<Task<IReadOnlyDictionary<string, CallOutcomes>>> Runs = new(RunAsync);

    public static async Task<CallOutcomes> OutcomesOfAsync(string script) => (await Runs.Value)[script];

    public static Task<TestHost> StartHostAsync() => TestHost.StartAsync(options =>
    {
        SampleServices.Configure(options);
        CallerServices.Configure(options);
        options.Services.Add(typeof(EchoServices));
        options.Services.Add(typeof(LabelServices));
    });

    private static async Task<IReadOnlyDictionary<string, CallOutcomes>> RunAsync()
    {
        await using var host = await StartHostAsync();
        var address = host.Client.BaseAddress!;
        using var project = new TypeScriptProject("Clients/SampleScripts");
        await project.AddReferenceAsync(address);
        Assert.That(await project.CompileAsync(), Is.EqualTo((0, "")));
        var outcomes = new Dictionary<string, CallOutcomes>(StringComparer.Ordinal);
        foreach (var script in Scripts)
            outcomes.Add(script, await project.RunAsync(script, address));
        return outcomes;
    }
}
