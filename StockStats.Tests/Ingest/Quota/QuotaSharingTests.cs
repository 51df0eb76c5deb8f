using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Ingest.Quota;

/// <summary>Several processes that reserve at once.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class QuotaSharingTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int Processes = 4;

    private static readonly QuotaKey Key = QuotaKey.Of("alphavantage", Sources.Key);

    [Test]
    public async Task Together_they_are_granted_the_days_requests_and_no_more([Values(1, 25)] int perDay)
    {
        var turns = await ReserveAsync(new(1000, 0, perDay), each: 8);

        Assert.That(turns.Count(turn => turn is QuotaGranted), Is.EqualTo(perDay));
        Assert.That(turns.Where(turn => turn is not QuotaGranted), Is.All.InstanceOf<QuotaSpent>());
        Assert.That(await TimesAsync(), Has.Count.EqualTo(perDay));
    }

    [Test]
    public async Task Together_they_keep_the_pace_of_one()
    {
        await ReserveAsync(new(0.5, 4, 0), each: 4);

        var times = await TimesAsync();
        Assert.That(times, Has.Count.EqualTo(4 * Processes));
        Assert.That(times.Zip(times.Skip(1), (one, next) => next - one), Is.All.GreaterThanOrEqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(times.Zip(times.Skip(4), (one, next) => next - one), Is.All.GreaterThanOrEqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task No_throttled_answer_is_lost()
    {
        var time = new InstantTime(Sources.Now);
        var until = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var process = new LedgerProcess(Database, time);
            return await process.Ledger.RecordAsync(Key, Sources.Now, QuotaOutcome.Throttled, CancellationToken.None);
        })));

        Assert.That(until.Count(moment => moment is not null), Is.EqualTo(1));
    }

    private async Task<QuotaTurn[]> ReserveAsync(QuotaLimits limits, int each)
    {
        var time = new InstantTime(Sources.Now);
        using var start = new Barrier(Processes);
        var turns = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => Task.Factory.StartNew(async () =>
        {
            await using var process = new LedgerProcess(Database, time);
            var ledger = process.Ledger;
            start.SignalAndWait();
            return await Task.WhenAll(Enumerable.Range(0, each).Select(_ => ledger.ReserveAsync(Key, limits, CancellationToken.None)));
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
        return [.. turns.SelectMany(turn => turn)];
    }

    private async Task<List<DateTimeOffset>> TimesAsync()
    {
        await using var connection = await Database.Dialect.OpenAsync(CancellationToken.None);
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT requested_at FROM provider_quota ORDER BY id";
        await using var reader = await select.ExecuteReaderAsync();
        List<DateTimeOffset> times = [];
        while (await reader.ReadAsync()) times.Add(Database.Dialect.ReadTime(reader, 0));
        return times;
    }
}
