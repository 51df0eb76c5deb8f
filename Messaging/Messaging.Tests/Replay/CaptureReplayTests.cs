using System.Text.RegularExpressions;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Replay;

/// <summary>
/// Every recorded request, asked again: the answer is ServiceStack's but for <see cref="KnownDifferences"/>.
/// </summary>
public sealed partial class CaptureReplayTests
{
    private TestHost? _host;

    private static IReadOnlyList<Capture> Captures => Capture.All;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartSampleAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _host!.DisposeAsync();

    [TestCaseSource(nameof(Captures))]
    public async Task Answers_as_recorded_but_for_what_is_listed(object recorded)
    {
        var capture = (Capture)recorded;
        KnownDifference[] known = [.. KnownDifferences.All.Where(entry => entry.IsOf(capture))];

        var ours = CapturedAnswer.Of(await _host!.SendAsync(capture.ToRequest()));

        Difference[] differences = [.. Difference.Between(capture.Answer, ours)];
        Assert.That(differences.Where(difference => !known.Any(entry => entry.Allows(difference))), Is.Empty, ours.Body);
        Assert.That(
            known.Where(entry => !differences.Any(entry.Allows)), Is.Empty, "A listed difference does not differ any more: take it off the list.");
    }

    [Test]
    public void Lists_differences_of_captures_that_exist()
    {
        Assert.That(Captures, Has.Count.EqualTo(33));
        Assert.That(KnownDifferences.All.SelectMany(entry => entry.Captures).Except(Captures.Select(capture => capture.Name), StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public void The_page_on_differences_has_the_same_table()
    {
        using var reader = new StreamReader(typeof(CaptureReplayTests).Assembly.GetManifestResourceStream("servicestack-differences.md")!);
        var rows = TableRow().Matches(reader.ReadToEnd().ReplaceLineEndings("\n")).Select(match => match.Value).Skip(2);

        Assert.That(rows, Is.EqualTo(KnownDifferences.All.Select(entry => entry.ToString())));
    }

    [GeneratedRegex("^\\|.*\\|$", RegexOptions.Multiline, 1000)]
    private static partial Regex TableRow();
}
