using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching;

/// <summary>A writer that has its number and not yet committed. (On SQLite nobody gets a number while another one holds the file.)</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class PausedWriterTests() : StorageFixture(DatabaseKind.MariaDb)
{
    private const int Days = 60;
    private static readonly DateOnly First = new(2024, 1, 2);

    [Test]
    public async Task A_writer_that_stood_in_front_of_COMMIT_is_not_missed()
    {
        var server = (MariaDbDatabase)Database;
        await Database.Store.WriteAsync(Rounds.Of("IBM", First, Days, 1), CancellationToken.None);
        await using var process = new CachingProcess(Database);
        await process.GetAsync("IBM");
        var (arrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var writing = HookedMySqlDialect.Process(server, server.ConnectionString, retries: 0);
        ((HookedMySqlDialect)writing.GetRequiredService<SqlDialect>()).BeforeCommit = () =>
        {
            arrived.TrySetResult();
            return release.Task;
        };

        var paused = Task.Run(() => writing.GetRequiredService<IPriceStore>().WriteAsync(Rounds.Of("IBM", First, Days, 2), CancellationToken.None));
        await arrived.Task;
        await process.Poller.PollAsync();
        var during = Rounds.In(await process.GetAsync("IBM"));
        release.SetResult();
        await paused;
        await process.Poller.PollAsync();

        Assert.That((during, Rounds.In(await process.GetAsync("IBM"))), Is.EqualTo((new[] { 1m }, new[] { 2m })));
    }
}
