using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>What is left of a write that does not come to its end, and when one was done.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class WriteTransactionTests(DatabaseKind kind) : StorageFixture(kind)
{
    private static readonly DateOnly First = new(2024, 2, 28);

    [Test]
    public async Task A_write_cancelled_before_it_begins_leaves_nothing()
    {
        await Assert.CatchAsync<OperationCanceledException>(() => WriteAsync(Database.Store, days: 10, new CancellationToken(canceled: true)));

        Assert.That(await FindAsync(), Is.Null);
    }

    [Test]
    public async Task A_write_cancelled_inside_its_transaction_leaves_nothing_and_lets_go_of_the_lock()
    {
        using var stop = new CancellationTokenSource();
        await using var services = Services(new CallbackClock(stop.Cancel));

        await Assert.CatchAsync<OperationCanceledException>(() => WriteAsync(services.GetRequiredService<IPriceStore>(), days: 10, stop.Token));

        Assert.That(await FindAsync(), Is.Null);
        Assert.That(await WriteAsync(Database.Store, days: 1, CancellationToken.None), Is.EqualTo(new WriteCounts(1, 0, 0)));
    }

    [Test]
    public async Task A_reader_in_the_middle_of_a_write_sees_what_was_before()
    {
        await WriteAsync(Database.Store, days: 2, CancellationToken.None);
        var during = 0;
        await using var services = Services(new CallbackClock(() => during = CountAsync().GetAwaiter().GetResult()));

        await WriteAsync(services.GetRequiredService<IPriceStore>(), days: 5, CancellationToken.None);

        Assert.That((during, await CountAsync()), Is.EqualTo((2, 5)));
    }

    [Test]
    public async Task The_time_of_a_change_is_kept_in_UTC_to_the_microsecond()
    {
        var now = new DateTimeOffset(2026, 2, 28, 23, 30, 0, TimeSpan.FromHours(-5)).AddTicks(1_234_567);
        await using var services = Services(new FakeTimeProvider(now));

        await WriteAsync(services.GetRequiredService<IPriceStore>(), days: 1, CancellationToken.None);

        var updated = (await FindAsync())!.UpdatedAt;
        Assert.That((updated, updated.Offset), Is.EqualTo((now.AddTicks(-7), TimeSpan.Zero)));
    }

    private ServiceProvider Services(TimeProvider clock) => Database.Process(services => services.AddSingleton(clock));

    private static Task<WriteCounts> WriteAsync(IPriceStore store, int days, CancellationToken cancellationToken) => store.WriteAsync(
        new SymbolPrices("IBM", PriceBasis.Raw, "test", [.. Enumerable.Range(0, days).Select(i => StoreDatabase.Day(First.AddDays(i), 1, 1))]), cancellationToken);

    private Task<StoredSymbol?> FindAsync() => Database.Store.FindSymbolAsync("IBM", CancellationToken.None);

    private Task<int> CountAsync() => Database.Store.CountBarsAsync("IBM");

    /// <summary>A clock that calls back when it is read: the store does so once a write, right after it has taken the lock.</summary>
    private sealed class CallbackClock(Action read) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            read();
            return DateTimeOffset.UnixEpoch;
        }
    }
}
