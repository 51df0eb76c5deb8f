using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.Sqlite;

/// <summary>What SQLite cannot do is said in a sentence a person can act on.</summary>
[TestFixture]
public sealed class SqliteTroubleTests
{
    private static readonly DateOnly Day = new(2024, 2, 29);

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Create() => _folder = new();

    [TearDown]
    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_locked_database_is_waited_for_named_and_unchanged()
    {
        await using var services = await MigratedAsync();
        var store = services.GetRequiredService<IPriceStore>();
        await WriteAsync(store, 1);
        await using (var holder = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await holder.OpenAsync();
            await using var transaction = holder.BeginTransaction(deferred: false);

            var failure = await Assert.ThrowsAsync<StorageException>(() => WriteAsync(store, 2));

            Assert.That(failure!.Message, Does.Contain("locked").And.Contain(File));
        }

        Assert.That((await store.ReadBarsAsync("IBM"))[0].Bar.Close, Is.EqualTo(new Price(Price.Unit)));
    }

    [Test]
    public async Task Without_its_schema_the_database_asks_for_migrate()
    {
        await System.IO.File.WriteAllBytesAsync(File, []);
        await using var services = Services(File);

        var failure = await Assert.ThrowsAsync<StorageException>(() => FindAsync(services));

        Assert.That(failure!.Message, Does.Contain("--AppTasks=migrate"));
    }

    [Test]
    public async Task A_file_that_is_no_database_is_named()
    {
        _folder.Write("prices.db", new string('x', 8192));
        await using var services = Services(File);

        var failure = await Assert.ThrowsAsync<StorageException>(() => FindAsync(services));

        Assert.That(failure!.Message, Does.Contain(File));
    }

    [Test]
    public async Task A_damaged_file_is_named()
    {
        await using (var services = await MigratedAsync())
        {
            var day = TestDatabase.Day(Day, 1, 1);
            PriceRow[] rows = [.. Enumerable.Range(0, 5_000).Select(i => day with { Bar = day.Bar with { Date = Day.AddDays(i) } })];
            await services.GetRequiredService<IPriceStore>().WriteAsync(new SymbolPrices("IBM", PriceBasis.Raw, "test", rows), CancellationToken.None);
        }

        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        bytes.AsSpan(bytes.Length / 2).Fill(0xA5);
        await System.IO.File.WriteAllBytesAsync(File, bytes);
        await using var damaged = Services(File);

        var failure = await Assert.ThrowsAsync<StorageException>(() => damaged.GetRequiredService<IPriceStore>()
            .ReadSymbolAsync("IBM", CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain("damaged").And.Contain(File));
    }

    [Test]
    public async Task A_database_opened_for_reading_only_cannot_be_written_and_says_so()
    {
        await using var services = await MigratedAsync();
        await using var readOnly = Services(File + ";Mode=ReadOnly");

        var failure = await Assert.ThrowsAsync<StorageException>(() => WriteAsync(readOnly.GetRequiredService<IPriceStore>(), 1));

        Assert.That(failure!.Message, Does.Contain("read-only").And.Contain(File));
        Assert.That(await FindAsync(readOnly), Is.Null);
    }

    [Test]
    public async Task A_database_that_is_not_there_or_is_a_folder_is_named()
    {
        await using var missing = Services(File);
        await using var folder = Services(_folder.Path);

        var first = await Assert.ThrowsAsync<StorageException>(() => FindAsync(missing));
        var second = await Assert.ThrowsAsync<StorageException>(() => FindAsync(folder));

        Assert.That(first!.Message, Does.Contain(File));
        Assert.That(second!.Message, Does.Contain("folder"));
    }

    [Test]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        _folder.Write("file", "");
        await using var services = Services(_folder.File("file/sub/prices.db"));

        var failure = await Assert.ThrowsAsync<StorageException>(() =>
            services.GetRequiredService<DatabaseMigrator>().MigrateUpAsync(CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain(_folder.File("file/sub")));
    }

    [TestCase("Data Source=:memory:")]
    [TestCase("Data Source=")]
    [TestCase("Data Source=x.db;Mode=Memory")]
    [TestCase("Sauce=x.db;Password=S3CRET")]
    public void A_connection_string_that_names_no_file_is_refused_without_repeating_it(string connectionString)
    {
        var failure = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddPriceStorage(connectionString));

        Assert.That(failure!.Message, Does.Contain("Data Source=data/streaming/stockstats.db").And.Not.Contain("S3CRET"));
    }

    [Test]
    public void A_password_is_refused_at_once_and_not_repeated()
    {
        var failure = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddPriceStorage($"Data Source={File};Password=S3CRET"));

        Assert.That(failure!.ToString(), Does.Contain("Password").And.Not.Contain("S3CRET"));
    }

    private string File => _folder.File("prices.db");

    private async Task<ServiceProvider> MigratedAsync()
    {
        var services = Services(File);
        await services.GetRequiredService<DatabaseMigrator>().MigrateUpAsync(CancellationToken.None);
        return services;
    }

    private static ServiceProvider Services(string file) => new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddPriceStorage($"Data Source={file};Default Timeout=1")
        .BuildServiceProvider();

    private static Task<StoredSymbol?> FindAsync(ServiceProvider services) =>
        services.GetRequiredService<IPriceStore>().FindSymbolAsync("IBM", CancellationToken.None);

    private static Task<WriteCounts> WriteAsync(IPriceStore store, decimal price) =>
        store.WriteAsync(new SymbolPrices("IBM", PriceBasis.Raw, "test", [TestDatabase.Day(Day, price, 1)]), CancellationToken.None);
}
