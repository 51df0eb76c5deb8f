using System.Text.RegularExpressions;
using System.Xml.Linq;
using StockStats.Tests.Deployment.Support;

namespace StockStats.Tests.Deployment;

/// <summary>The image of the program.</summary>
[TestFixture]
public sealed partial class DockerfileTests
{
    private readonly string _text = ComposeFile.Read("Dockerfile");

    [Test]
    public void Nothing_gets_into_the_image_that_has_not_passed_the_linters_and_the_fast_tests()
    {
        List<string> way = ["final"];
        while (Parent(way[^1]) is { } parent) way.Add(parent);

        Assert.That(way, Is.EqualTo(new[] { "final", "publish", "verify", "test", "restore" }), "each stage stands on the next, or copies from it");
        Assert.That(Stage("verify"), Does.Contain("RUN ./test.sh --fast"));
        Assert.That(Stage("restore"), Does.Contain("dotnet restore StockStats.slnx --locked-mode"));
    }

    [Test]
    public void Base_images_have_a_version([Values("Dockerfile", "deploy/mysql/Dockerfile")] string file)
    {
        var images = From().Matches(ComposeFile.Read(file)).Select(match => match.Groups["image"].Value).Where(image => image.Contains(':', StringComparison.Ordinal)).ToList();

        Assert.That(images, Is.Not.Empty.And.All.Match(@":\d+\.\d+[a-z.-]*$"));
    }

    [Test]
    public void The_program_is_nobody_in_particular_and_gets_its_signals()
    {
        Assert.That(Stage("final"), Does.Match(@"(?m)^USER [1-9][0-9]+$"));
        Assert.That(Stage("final"), Does.Match(@"(?m)^ENTRYPOINT \[""dotnet"""), "without a shell in between");
        Assert.That(Stage("final"), Does.Contain("HEALTHCHECK"));
    }

    [Test]
    public void Each_project_is_there_when_packages_are_restored()
    {
        var solution = XDocument.Parse(ComposeFile.Read("StockStats.slnx"));
        foreach (var folder in solution.Descendants("Project").Select(project => Path.GetDirectoryName((string)project.Attribute("Path")!)!.Replace('\\', '/')))
            Assert.That(Stage("restore"), Does.Contain($"COPY {folder}/*.csproj {folder}/packages.lock.json {folder}/"));
    }

    [Test]
    public void What_must_not_get_into_a_layer_is_not_sent_to_the_builder() =>
        Assert.That(ComposeFile.Read(".dockerignore").Split('\n'), Is.SupersetOf(new[] { ".git", ".env*", "secrets", "**/bin", "**/obj", "data/streaming" }));

    [Test]
    public void Packages_come_from_wherever_the_builder_says()
    {
        var files = Directory.GetFiles(ComposeFile.PathOf("deploy"), "*", SearchOption.AllDirectories).Select(File.ReadAllText).Append(_text);

        Assert.That(files, Has.None.Match("(?i)nuget\\.org|--source|packageSource"));
    }

    /// <summary>The stage that a stage is made from; null for the first.</summary>
    private string? Parent(string stage)
    {
        var image = From().Matches(_text).Single(match => match.Groups["name"].Value == stage).Groups["image"].Value;
        return !image.Contains(':', StringComparison.Ordinal) ? image : CopiedFrom().Match(Stage(stage)) is { Success: true } copy ? copy.Groups["stage"].Value : null;
    }

    private string Stage(string name)
    {
        var begin = From().Matches(_text).Single(match => match.Groups["name"].Value == name);
        var next = From().Match(_text, begin.Index + begin.Length);
        return next.Success ? _text[begin.Index..next.Index] : _text[begin.Index..];
    }

    [GeneratedRegex(@"^FROM (?<image>\S+)( AS (?<name>\S+))?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex From();

    [GeneratedRegex(@"^COPY --from=(?<stage>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CopiedFrom();
}
