using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Program;

/// <summary>The <c>listings</c> task as the shell sees it.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ListingsRunTests : IDisposable
{
    private const string Header = "symbol,name,exchange,assetType,ipoDate,delistingDate,status\r\n";
    private const string Active = $"{Header}IBM,International Business Machines Corp,NYSE,Stock,1962-01-02,null,Active\r\n";
    private const string Delisted = $"{Header}GONE,Gone Inc,NYSE,Stock,2001-01-02,2020-02-28,Delisted\r\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Stores_both_lists_and_again_nothing_new()
    {
        await using var replay = await ReplayServer.StartAsync(
            ReplayServer.Body(Delisted), ReplayServer.Body(Active), ReplayServer.Body(Delisted), ReplayServer.Body(Active.Replace("IBM", "IBX", StringComparison.Ordinal)));

        var first = await RunAsync(replay);
        var second = await RunAsync(replay);

        Assert.That((first.ExitCode, first.LastLine), Is.EqualTo((0, "inserted 2, updated 0, unchanged 0, rejected 0")), first.Error);
        Assert.That(second.Output, Does.Contain("active: inserted 1, updated 0, unchanged 0, rejected 0, removed 1\n"));
        Assert.That((second.ExitCode, second.LastLine), Is.EqualTo((0, "inserted 1, updated 0, unchanged 1, rejected 0")), second.Error);
    }

    [Test]
    public async Task A_bad_row_is_named_and_ends_with_3()
    {
        await using var replay = await ReplayServer.StartAsync(
            ReplayServer.Body(Delisted), ReplayServer.Body($"{Active}{string.Concat(Enumerable.Range(0, 6).Select(i => $"A{i},x,NYSE,Stock,soon,null,Active\r\n"))}"));

        var run = await RunAsync(replay);

        Assert.That((run.ExitCode, run.LastLine), Is.EqualTo((3, "inserted 2, updated 0, unchanged 0, rejected 6")), run.Error);
        Assert.That(run.Output, Does.Contain("  line 3, ipo_date 'soon': ipo_date 'soon' is not a day of the calendar written YYYY-MM-DD, nor null\n").And.Contain("  and 1 more\n"));
    }

    [Test]
    public async Task One_list_alone_ends_with_3_and_none_with_4()
    {
        await using var half = await ReplayServer.StartAsync(ReplayServer.Body(Delisted), ReplayServer.Body("{}"));
        await using var none = await ReplayServer.StartAsync(ReplayServer.Body("oops", 500));

        var partial = await RunAsync(half);
        var refused = await RunAsync(none);

        Assert.That((partial.ExitCode, partial.LastLine), Is.EqualTo((3, "inserted 1, updated 0, unchanged 0, rejected 0")), partial.Error);
        Assert.That((refused.ExitCode, refused.LastLine), Is.EqualTo((4, "inserted 0, updated 0, unchanged 0, rejected 0")), refused.Error);
        Assert.That(refused.Output, Does.StartWith("delisted: no list: AlphaVantage answered with HTTP status 500."));
    }

    private Task<ProgramRun> RunAsync(ReplayServer replay) => ProgramRun.OfAsync(
        _folder.Path, "--AppTasks=listings", $"--AlphaVantage:BaseUrl={replay.Address}", "--AlphaVantage:ApiKey=S3CRETKEY42",
        "--AlphaVantage:RetrySeconds=0.01", "--AlphaVantage:MaxRetries=1", "--AlphaVantage:PerMinute=0", "--AlphaVantage:PerSecond=100");
}
