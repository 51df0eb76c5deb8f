using System.Text.RegularExpressions;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.NativeTypes;

/// <summary>What is generated for the sample messages is what ServiceStack 10 generates, but for date, version and address.</summary>
public sealed partial class GoldenTests
{
    private TestHost? _host;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartSampleAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _host!.DisposeAsync();

    [TestCase("/types/typescript", "typescript.ts")]
    [TestCase("/types/typescript?IncludeTypes=GetStatistics.*", "typescript-include-GetStatistics.ts")]
    [TestCase("/types/csharp", "csharp.cs")]
    [TestCase("/types/csharp?GlobalNamespace=My.Client&MakePartial=False&MakeVirtual=False", "csharp-options.cs")]
    public async Task Generates_what_ServiceStack_generates(string path, string file)
    {
        var expected = await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "NativeTypes", "Expected", $"{file}.txt"));

        var reply = await _host!.GetAsync(path);

        Assert.That(WithoutOrigin(reply.Body), Is.EqualTo(WithoutOrigin(expected)));
        Assert.That(reply.ContentType, Is.EqualTo("text/plain; charset=utf-8"));
    }

    private static string WithoutOrigin(string code) => Origin().Replace(code, "${option}: …");

    [GeneratedRegex("^(?<option>Date|Version|BaseUrl): [^\n]+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Origin();
}
