using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;

namespace StockStats.Tests.Storage.Sqlite;

/// <summary>Copies of a database that is in use.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SqliteCopyTests : DatabaseFixture, IDisposable
{
    private static readonly DateOnly First = new(2024, 1, 2);

    private readonly TemporaryFolder _folder = new();

    private string Copy => _folder.File("backups/copy.db");

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_copy_made_during_writes_is_whole_and_holds_each_symbol_as_before_or_as_after()
    {
        await Database.StoreDaysAsync("BEFORE", First, 100);
        using var enough = new CancellationTokenSource();
        var written = 0;
        var writing = Task.Run(async () =>
        {
            for (; !enough.IsCancellationRequested; written++) await Database.StoreDaysAsync($"S{written}", First, 100);
        });
        await Eventually.TrueAsync(() => Volatile.Read(ref written) > 2);

        await CopiesAsync(copies => copies.BackUpAsync(Copy, CancellationToken.None));
        await enough.CancelAsync();
        await writing;

        Assert.That(Ask<string>("PRAGMA integrity_check"), Is.EqualTo("ok"));
        Assert.That(Ask<long>("SELECT COUNT(*) FROM symbols"), Is.GreaterThan(3));
        Assert.That(Ask<long>("SELECT COUNT(*) FROM symbols WHERE days <> 100"), Is.Zero);
        Assert.That(Ask<long>("SELECT COUNT(*) FROM financial_data"), Is.EqualTo(100 * Ask<long>("SELECT COUNT(*) FROM symbols")));
    }

    [Test]
    public async Task Restoring_brings_the_copy_back_under_a_new_name_and_those_at_work_see_it()
    {
        await Database.StoreDaysAsync("KEPT", First, 3);
        await CopiesAsync(copies => copies.BackUpAsync(Copy, CancellationToken.None));
        var id = await IdAsync();
        await Database.StoreDaysAsync("KEPT", First, 5);
        await Database.StoreDaysAsync("LOST", First, 1);
        await using var process = new CachingProcess(Database, new());
        Assert.That((await process.FindAsync("KEPT"))!.Series.Count, Is.EqualTo(5));

        await CopiesAsync(copies => copies.RestoreAsync(Copy, CancellationToken.None));

        await Eventually.TrueAsync(async () =>
        {
            process.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await process.FindAsync("KEPT"))!.Series.Count == 3;
        });
        Assert.That(await process.FindAsync("LOST"), Is.Null);
        Assert.That(await IdAsync(), Is.Not.EqualTo(id).And.Match("^[0-9a-f]{32}$"));
        Assert.That(await Database.QueryAsync<string>("PRAGMA integrity_check"), Is.EqualTo(new[] { "ok" }));
        Assert.That(Ask<string>("SELECT database_id FROM change_counter"), Is.EqualTo(id), "the copy stays as it was");
    }

    [Test]
    public async Task A_name_can_be_renewed_by_itself()
    {
        var id = await IdAsync();

        await CopiesAsync(copies => copies.RenewIdAsync(CancellationToken.None));

        Assert.That(await IdAsync(), Is.Not.EqualTo(id).And.Match("^[0-9a-f]{32}$"));
    }

    [Test]
    public async Task A_file_that_is_there_is_not_replaced()
    {
        var path = _folder.Write("mine.txt", "mine");

        await Assert.ThrowsAsync<StorageException>(() => CopiesAsync(copies => copies.BackUpAsync(path, CancellationToken.None)));

        Assert.That(File.ReadAllText(path), Is.EqualTo("mine"));
        Assert.That(Directory.GetFiles(_folder.Path), Has.Length.EqualTo(1));
    }

    [TestCase("", "no database of this program")]
    [TestCase("no database", "cannot be used")]
    [TestCase(null, "There is no file")]
    public async Task What_is_no_copy_of_ours_is_refused_and_the_database_stays(string? content, string says)
    {
        await Database.StoreDaysAsync("KEPT", First, 3);
        var path = _folder.File("wrong.db");
        if (content is not null) _folder.Write("wrong.db", content);

        var refused = await Assert.ThrowsAsync<StorageException>(() => CopiesAsync(copies => copies.RestoreAsync(path, CancellationToken.None)));

        Assert.That(refused!.Message, Does.Contain(says));
        Assert.That((await Database.Store.FindSymbolAsync("KEPT", CancellationToken.None))!.Days, Is.EqualTo(3));
        Assert.That(FilesOfDatabase(), Is.SubsetOf(Expected));
    }

    [Test]
    public async Task A_restore_works_beside_the_database_and_leaves_nothing_there_whether_it_ends_well_or_is_stopped()
    {
        await CopiesAsync(copies => copies.BackUpAsync(Copy, CancellationToken.None));
        using var watch = new FileSystemWatcher(Path.GetDirectoryName(Database.File)!);
        var made = new ConcurrentQueue<string>();
        watch.Created += (_, change) => made.Enqueue(change.Name!);
        watch.EnableRaisingEvents = true;

        await CopiesAsync(copies => copies.RestoreAsync(Copy, CancellationToken.None));
        var left = FilesOfDatabase();
        await Assert.ThatAsync(() => CopiesAsync(copies => copies.RestoreAsync(Copy, new(canceled: true))), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(left, Is.SubsetOf(Expected));
        Assert.That(FilesOfDatabase(), Is.SubsetOf(Expected));
        await Eventually.TrueAsync(() => made.Any(name => name.Length > Path.GetFileName(Database.File).Length + 32));
    }

    /// <summary>The database with its log.</summary>
    private string[] Expected => [Database.File, Database.File + "-wal", Database.File + "-shm"];

    private string[] FilesOfDatabase() => Directory.GetFiles(Path.GetDirectoryName(Database.File)!);

    private async Task CopiesAsync(Func<DatabaseCopies, Task> use)
    {
        await using var process = Database.Process();
        await use(process.GetRequiredService<DatabaseCopies>());
    }

    private async Task<string> IdAsync() => (await Database.QueryAsync<string>("SELECT database_id FROM change_counter")).Single();

    private T Ask<T>(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Copy};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements stand above
        command.CommandText = sql;
#pragma warning restore CA2100
        return (T)command.ExecuteScalar()!;
    }
}
