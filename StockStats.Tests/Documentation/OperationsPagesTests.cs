using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using StockStats.AppTasks;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.Tests.Documentation;

/// <summary>What the pages for operators name exists: events, exit codes, error codes, settings, metrics, and the pages that they link to.</summary>
[TestFixture]
public sealed partial class OperationsPagesTests
{
    private static readonly string Docs = Path.Combine(BuiltFrom.Repository, "docs");
    private static readonly Assembly[] Assemblies = [typeof(Settings).Assembly, typeof(StatisticsServices).Assembly, typeof(Messaging.MessagingOptions).Assembly];

    /// <summary>Codes that are no constant of ours: names of HTTP statuses, and of a kind of exception.</summary>
    private static readonly string[] OtherCodes = [.. Enum.GetNames<System.Net.HttpStatusCode>(), .. Enum.GetNames<RefusalKind>(), "Degraded", "AuthenticationFailure"];

    private static IEnumerable<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(Docs, "troubleshooting"), "*.md"), Path.Combine(Docs, "operations.md"), Path.Combine(Docs, "backup.md")];

    private static string Sources { get; } = string.Concat(Directory
        .GetFiles(BuiltFrom.Repository, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains(".Tests", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    private static string Alerts { get; } = File.ReadAllText(Path.Combine(BuiltFrom.Repository, "deploy", "prometheus", "alerts.yml"));

    [TestCaseSource(nameof(Pages))]
    public void Every_event_that_is_named_is_logged(string page)
    {
        var logged = Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(message => message.EventId)
            .ToHashSet();

        var named = Event().Matches(File.ReadAllText(page)).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture));

        Assert.That(named, Is.SubsetOf(logged));
    }

    [TestCaseSource(nameof(Pages))]
    public void Every_exit_code_that_is_named_is_one(string page)
    {
        int[] codes = [.. new[] { typeof(StockStatsExitCodes), typeof(Messaging.AppTasks.ExitCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.IsLiteral)
            .Select(field => (int)field.GetRawConstantValue()!)];

        var named = ExitCode().Matches(File.ReadAllText(page)).Select(match => int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture));

        Assert.That(named, Is.SubsetOf(codes));
    }

    [TestCaseSource(nameof(Pages))]
    public void Every_error_code_that_is_named_is_one(string page) => Assert.Multiple(() =>
    {
        foreach (var code in Code().Matches(File.ReadAllText(page)).Select(match => match.Groups["code"].Value).Except(OtherCodes, StringComparer.Ordinal))
            Assert.That(Sources.Contains(code, StringComparison.Ordinal) || Alerts.Contains(code, StringComparison.Ordinal), $"{Path.GetFileName(page)} names {code}");
    });

    [TestCaseSource(nameof(Pages))]
    public void Every_setting_that_is_named_has_a_row(string page)
    {
        var configuration = File.ReadAllText(Path.Combine(Docs, "configuration.md"));
        Assert.Multiple(() =>
        {
            foreach (var name in Setting().Matches(File.ReadAllText(page)).Select(match => match.Groups["name"].Value))
                Assert.That(configuration, Does.Contain($"| `{name}"), $"{Path.GetFileName(page)} names {name}");
        });
    }

    [Test]
    public void Every_metric_that_is_named_is_measured()
    {
        var instruments = Regex.Matches(Sources, @"""(?<name>(messaging|stockstats)\.[a-z_.]+)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
            .Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var page = File.ReadAllText(Path.Combine(Docs, "operations.md"));

        Assert.That(Instrument().Matches(page).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal),
            Is.EquivalentTo(instruments.Where(name => !name.Contains("request_id", StringComparison.Ordinal) && name != "stockstats.provider")));
    }

    [Test]
    public void Every_metric_of_the_alerts_is_one_of_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Docs, "operations.md")).Replace('.', '_');

        Assert.Multiple(() =>
        {
            foreach (var name in Series().Matches(Alerts).Select(match => Suffix().Replace(match.Value, "")))
                Assert.That(page, Does.Contain(name));
        });
    }

    [TestCaseSource(nameof(Pages))]
    public void Every_link_leads_somewhere(string page) => Assert.Multiple(() =>
    {
        var text = File.ReadAllText(page);
        foreach (var target in Link().Matches(text).Select(match => match.Groups["target"].Value))
            Assert.That(Path.Combine(Path.GetDirectoryName(page)!, target), Does.Exist);
        foreach (var target in Mention().Matches(text).Select(match => match.Value))
            Assert.That(Path.Combine(BuiltFrom.Repository, target), Does.Exist);
    });

    [Test]
    public void Every_page_of_troubleshooting_is_in_its_index()
    {
        var index = File.ReadAllText(Path.Combine(Docs, "troubleshooting", "README.md"));
        Assert.That(
            Link().Matches(index).Select(match => match.Groups["target"].Value),
            Is.EquivalentTo(Directory.GetFiles(Path.Combine(Docs, "troubleshooting"), "*.md").Select(Path.GetFileName).Except(["README.md"], StringComparer.Ordinal)));
    }

    /// <summary>Four digits that are an event here are nothing else.</summary>
    [GeneratedRegex(@"\b(10[0-4]\d|1[12]\d\d|20[01]\d|30\d\d)\b(?! MB)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Event();

    [GeneratedRegex(@"(exit code |^\| )(?<code>[0-9])\b", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ExitCode();

    [GeneratedRegex(@"`(?<code>[A-Z][a-z]+([A-Z][a-z]+)*)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z]+:[A-Z][A-Za-z]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Setting();

    [GeneratedRegex(@"`(?<name>(messaging|stockstats)\.[a-z_.]+[a-z])`(?= and a |[,| ])(?<!request_id`)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Instrument();

    [GeneratedRegex(@"\b(messaging|stockstats)_[a-z_]+\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Series();

    [GeneratedRegex(@"(_seconds_count|_seconds_bucket|_total|_days)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(docs|deploy)/[a-z/-]+\.(md|yml)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Mention();
}
