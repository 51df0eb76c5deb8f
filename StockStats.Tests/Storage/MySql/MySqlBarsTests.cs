using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MySqlConnector;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.MySql;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.MySql;

/// <summary>Both ways in, LOAD DATA LOCAL and inserts of many rows, around the sizes at which they change.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class MySqlBarsTests
{
    private static readonly DateOnly First = new(1990, 1, 2);
    private static readonly int[] Sizes = [1, 49, 50, 51, 499, 500, 501, 1_000, 1_001];

    private readonly LogRecorder _log = new();

    private MariaDbServer _server = null!;
    private MariaDbDatabase _database = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await MariaDbServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [SetUp]
    public async Task CreateAsync()
    {
        _log.Lines.Clear();
        _database = new(_server);
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task DropAsync()
    {
        await _database.ExecuteAsync("SET GLOBAL local_infile = 1");
        await _database.DisposeAsync();
    }

    [Test]
    public async Task Rows_come_out_as_they_went_in_and_replaced_ones_too(
        [ValueSource(nameof(Sizes))] int days, [Values(true, false)] bool localInfile)
    {
        await _database.ExecuteAsync($"SET GLOBAL local_infile = {(localInfile ? 1 : 0)}");
        var rows = Rows(days);
        var changed = rows.Select((row, i) => i % 3 == 0 ? row with { Bar = row.Bar with { Volume = row.Bar.Volume + 1, AdjustedClose = new(7) } } : row).ToList();

        var first = await WriteAsync(rows);
        var second = await WriteAsync(changed);
        var third = await WriteAsync(changed);

        var updated = (days + 2) / 3;
        Assert.That((first, second, third),
            Is.EqualTo((new WriteCounts(days, 0, 0), new WriteCounts(0, updated, days - updated), new WriteCounts(0, 0, days))));
        Assert.That(await BarsAsync(), Is.EqualTo(changed.Select(row => row.Bar)));
    }

    [Test]
    public async Task Many_symbols_of_one_batch_go_in_together()
    {
        SymbolPrices[] batch = [.. Enumerable.Range(0, 700).Select(i => StoreDatabase.Days(FormattableString.Invariant($"S{i}"), First, days: 3))];

        var writes = await _database.Store.WriteAsync(batch, CancellationToken.None);
        var again = await _database.Store.WriteAsync(batch, CancellationToken.None);

        Assert.That(writes.Select(write => write.Counts), Is.All.EqualTo(new WriteCounts(3, 0, 0)));
        Assert.That(again.Select(write => write.Counts), Is.All.EqualTo(new WriteCounts(0, 0, 3)));
        Assert.That(await _database.QueryAsync<(long, long, long)>("SELECT COUNT(*), MIN(version), MAX(days) FROM symbols"), Is.EqualTo(new[] { (700L, 1L, 3L) }));
    }

    [Test]
    public async Task Where_the_server_takes_no_LOAD_DATA_one_line_is_logged()
    {
        await _database.ExecuteAsync("SET GLOBAL local_infile = 0");
        await using var process = _database.Process(services => services
            .AddSingleton<ILoggerFactory>(_ => LoggerFactory.Create(log => log.AddProvider(_log)))
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>)));

        for (var i = 1; i <= 3; i++)
            await process.GetRequiredService<IPriceStore>().WriteAsync(StoreDatabase.Days($"S{i}", First, 300), CancellationToken.None);

        Assert.That(_log.Lines.Count(line => line.Contains("local_infile", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_value_that_the_server_would_alter_takes_everything_back(
        [Values(10, 300)] int days, [Values("DECIMAL(8,6)", "DECIMAL(18,2)")] string column)
    {
        // Too large is an error in strict mode; too many decimals are no more than a note.
        await _database.ExecuteAsync($"ALTER TABLE financial_data MODIFY open_price {column} NOT NULL");

        var failure = await Assert.ThrowsAsync<StorageException>(() => WriteAsync(Rows(days)));

        Assert.That(failure!.Message, Does.Contain("would not keep").And.Contain("--AppTasks=migrate"));
        Assert.That(await _database.QueryAsync<long>("SELECT (SELECT COUNT(*) FROM financial_data) + (SELECT COUNT(*) FROM symbols)"), Is.EqualTo(new[] { 0L }));
    }

    [TestCase(5, false, true)]
    [TestCase(4, false, false)]
    [TestCase(6, false, false)]
    [TestCase(3, true, true)]
    [TestCase(6, true, true)]
    [TestCase(2, true, false)]
    public void Other_numbers_of_rows_than_expected_are_refused(long affected, bool isRouter, bool accepted)
    {
        var bar = StoreDatabase.Day(First, 1, 1).Bar;
        BarWrite[] writes = [new("AAPL", "test", [bar, bar], Replaced: 1), new("IBM", "test", [bar], Replaced: 1)];

        Assert.That(() => AffectedRows.Check(writes, affected, isRouter),
            accepted ? Throws.Nothing : Throws.InstanceOf<StorageException>().With.Message.Contains("AAPL to IBM"));
    }

    [Test]
    public async Task Only_connections_for_writing_let_the_server_ask_for_rows()
    {
        await using var reading = (MySqlConnection)await _database.Dialect.OpenAsync(CancellationToken.None);
        using var rows = new BarTextStream([new("IBM", "test", [StoreDatabase.Day(First, 1, 1).Bar], 0)]);
        var loader = new MySqlBulkLoader(reading) { TableName = "financial_data", SourceStream = rows };

        await Assert.ThrowsAsync<NotSupportedException>(() => loader.LoadAsync());
    }

    private static List<PriceRow> Rows(int days) => [.. Enumerable.Range(0, days).Select(i => new PriceRow(
        new(First.AddDays(i), new(1_000_000_000 + i), i % 2 == 0 ? null : new(i), i % 5 == 0 ? null : new(5), new(7919L * i + 1), i, null, i == days - 1), null))];

    private Task<WriteCounts> WriteAsync(IReadOnlyList<PriceRow> rows) =>
        _database.Store.WriteAsync(new SymbolPrices("IBM", StockStats.ServiceModel.Types.PriceBasis.Raw, "a\tb\\c'é\n", rows), CancellationToken.None);

    private async Task<IEnumerable<Bar>> BarsAsync() =>
        (await _database.Store.ReadBarsAsync()).Select(item => item.Bar);
}
