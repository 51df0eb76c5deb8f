using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests;

/// <summary>The server polls by itself, and says once when the database goes away and once when it is back.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class FreshnessWatchTests(DatabaseKind kind) : StorageFixture(kind)
{
    [Test]
    public async Task Polls_go_on_while_the_database_is_away_and_the_log_has_one_line_for_each_turn()
    {
        var log = new LogRecorder();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var process = new CachingProcess(Database);
        process.Store.BeforePoll = () => throw new StorageException("away");
        using var watch = new FreshnessWatch(process.Poller, process.Clock, logs.CreateLogger<FreshnessWatch>());

        await watch.StartAsync(CancellationToken.None);
        await PassAsync(process, () => process.Store.Polls >= 5);
        process.Store.BeforePoll = () => Task.CompletedTask;
        await PassAsync(process, () => log.Lines.Any(line => line.Contains("answers again", StringComparison.Ordinal)));
        await watch.StopAsync(CancellationToken.None);

        Assert.That(log.Lines.Count(line => line.Contains("cannot be asked", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(process.Poller.State.Failure, Is.Null);
    }

    [Test]
    public async Task A_poll_that_fails_in_a_way_nobody_foresaw_is_an_error_in_the_log_and_the_next_one_follows()
    {
        var log = new LogRecorder();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var process = new CachingProcess(Database);
        process.Store.BeforePoll = () => throw new InvalidOperationException("a fault");
        using var watch = new FreshnessWatch(process.Poller, process.Clock, logs.CreateLogger<FreshnessWatch>());

        await watch.StartAsync(CancellationToken.None);
        await PassAsync(process, () => process.Store.Polls >= 5);
        process.Age();
        var asked = process.FindAsync("IBM");
        await Assert.ThatAsync(() => asked, Throws.TypeOf<StorageException>());
        process.Store.BeforePoll = () => Task.CompletedTask;
        await PassAsync(process, () => log.Lines.Any(line => line.Contains("answers again", StringComparison.Ordinal)));
        await watch.StopAsync(CancellationToken.None);

        var errors = log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).ToArray();
        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0], Does.Contain("1200").And.Contains("InvalidOperationException: a fault"));
        Assert.That(await process.FindAsync("IBM"), Is.Null);
    }

    private static async Task PassAsync(CachingProcess process, Func<bool> isOver)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!isOver())
        {
            patience.Token.ThrowIfCancellationRequested();
            process.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await process.Poller.PollAsync(); // so that the clock does not run away from the polls
        }
    }
}
