using System.Net;
using Dapper;
using MySqlConnector;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>Requests that wait for a database that does not answer.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class SlowDatabaseTests
{
    private const string Statistics = "/api/statistics?symbol=IBM&start_date=2024-01-01&end_date=2024-12-31";
    private const string CountWaiting = "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND state LIKE 'Waiting for table%'";

    [Test, CancelAfter(120_000)]
    public async Task Who_gives_up_is_gone_at_once_and_the_load_goes_on_for_who_waits(CancellationToken timeout)
    {
        using var folder = new TemporaryFolder();
        folder.Write("prices.csv", "symbol,date,open_price,close_price,volume\nIBM,2024-02-28,184.9,185.3,3216600\nIBM,2024-02-29,186.2,185.03,9129000\n");
        await using var database = new MariaDbDatabase(await SharedMariaDb.StartedAsync());
        string[] settings = [.. database.ProgramSettings, "--Database:Migrate=true"];
        await ProgramRun.OfAsync(folder.Path, ["--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw", .. settings]);
        await using var server = await RunningServer.StartAsync(folder.Path, settings);
        await using var connection = new MySqlConnection(database.ConnectionString);
        await connection.OpenAsync(timeout);
        await connection.ExecuteAsync("LOCK TABLES financial_data WRITE");
        using var caller = new CancellationTokenSource();
        var given = server.Client.GetAsync(Statistics, caller.Token);
        await WaitedForAsync(database, timeout);
        var kept = server.Client.GetAsync(Statistics, timeout);

        await caller.CancelAsync();
        await Assert.ThatAsync(() => given, Throws.InstanceOf<OperationCanceledException>());
        using (var live = await server.Client.GetAsync("/health/live", timeout)) Assert.That(live.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await connection.ExecuteAsync("UNLOCK TABLES");
        using var answer = await kept;

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await server.StopAsync(), Is.Zero);
        Assert.That(Directory.GetFiles(folder.File("data/log")).SelectMany(File.ReadLines), Has.None.Contains("[ERR]").And.None.Contains("[WRN]"));
    }

    private static async Task WaitedForAsync(MariaDbDatabase database, CancellationToken timeout)
    {
        await using var connection = new MySqlConnection(database.ConnectionString);
        await connection.OpenAsync(timeout);
        while (await connection.ExecuteScalarAsync<long>(CountWaiting) == 0) timeout.ThrowIfCancellationRequested();
    }
}
