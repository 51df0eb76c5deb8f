namespace StockStats.Tests.Program;

/// <summary>The program on a system without time zone data, as bare container images are.</summary>
[TestFixture, Category("Program")]
public sealed class TimeZoneTests
{
    [Test]
    public async Task Without_time_zone_data_it_does_not_start_and_says_what_to_install()
    {
        using var folder = new TemporaryFolder();

        var run = await ProgramRun.OfAsync(folder.Path, ["env", $"TZDIR={folder.Path}"], null, "--AppTasks=migrate");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(run.Error, Does.Contain("America/New_York").And.Contain("tzdata"));
    }
}
