using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;

namespace StockStats.Tests.Caching;

/// <summary>Connections that are open would go on reading a SQLite file that was moved away.</summary>
[TestFixture]
public sealed class ReplacedFileTests : DatabaseFixture
{
    private const int Days = 3;
    private static readonly DateOnly First = new(2024, 1, 2);

    [Test]
    public async Task A_file_put_in_place_of_another_is_read_from_then_on()
    {
        await Database.Store.WriteAsync(Rounds.Of("IBM", First, Days, 1), CancellationToken.None);
        await using var process = new CachingProcess(Database);
        await process.GetAsync("IBM");
        await using var other = await TestDatabase.CreateAsync();
        await other.Store.WriteAsync(Rounds.Of("IBM", First, Days, 9), CancellationToken.None);
        await other.ExecuteAsync("UPDATE change_counter SET database_id = @id", new { id = process.Poller.DatabaseId });
        await other.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        other.Dialect.Dispose();
        Database.Dialect.Dispose();

        File.Move(Database.File, Database.File + ".old");
        File.Delete(Database.File + "-wal");
        File.Delete(Database.File + "-shm");
        File.Copy(other.File, Database.File);
        process.Age();

        Assert.That(Rounds.In(await process.GetAsync("IBM")), Is.EqualTo(new[] { 9m }));
    }
}
