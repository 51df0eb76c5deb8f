using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Migrating.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Migrating;

/// <summary>The table of the Flask system is taken over by <c>migrate</c>, whatever its columns are.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class FlaskTakeoverTests
{
    private static readonly FlaskForm WithId = FlaskForm.MySql[1];

    private StoreDatabase _database = null!;

    private static IEnumerable<TestCaseData> Forms() =>
    [
        .. FlaskForm.MySql.Select(form => new TestCaseData(DatabaseKind.MariaDb, form).SetArgDisplayNames(form.Name)),
        .. FlaskForm.Sqlite.Select(form => new TestCaseData(DatabaseKind.Sqlite, form).SetArgDisplayNames(form.Name)),
    ];

    [TearDown]
    public async Task DisposeAsync() => await _database.DisposeAsync();

    [TestCaseSource(nameof(Forms))]
    public async Task Each_form_of_the_table_gives_the_same_bars(DatabaseKind kind, FlaskForm form)
    {
        _database = await StoreDatabase.CreateEmptyAsync(kind);
        await _database.LeaveTableAsync(form, "'ibm', '2024-02-29', 186.2, 185.03, 9129000", "'IBM', '2024-02-28', 184.9, 185.3, 3216600", "'AAPL', '2024-02-29', 181.27, 180.75, 136682600");

        var report = await _database.TakeOverAsync();

        var ibm = await _database.Store.ReadBarsAsync("IBM");
        var stored = (await _database.Store.FindSymbolAsync("IBM", CancellationToken.None))!;
        Assert.Multiple(() =>
        {
            Assert.That((report!.Counts, report.Rejected), Is.EqualTo((new WriteCounts(3, 0, 0), 0)));
            Assert.That(ibm.Select(bar => bar.Bar), Is.EqualTo([Bar("2024-02-28", 184.9m, 185.3m, 3216600), Bar("2024-02-29", 186.2m, 185.03m, 9129000)]));
            Assert.That((stored.Basis, stored.Days, stored.Source), Is.EqualTo((PriceBasis.Raw, 2, "flask")));
            Assert.That(stored.Version, Is.Positive);
        });
        Assert.That(await _database.QueryAsync<long>("SELECT COUNT(*) FROM financial_data_flask"), Is.EqualTo([3]), "the old table is kept");
        Assert.That(await _database.QueryAsync<long>("SELECT LENGTH(database_id) FROM change_counter"), Is.EqualTo([32]));
        Assert.That(await _database.Migrator.IsUpToDateAsync(CancellationToken.None), Is.True);
    }

    [Test]
    public async Task What_breaks_a_rule_goes_to_quarantine_and_the_rest_is_stored()
    {
        await LeaveAsync(FlaskForm.MySql[4],
            "'IBM', '2024-02-26', '1.5', '1.5', '10'", "'IBM', '2024-02-27', NULL, '1.5', '10'", "'IBM', '2024-02-28', '1.5', 'n/a', '10'",
            "'IBM', '2024-02-30', '1.5', '1.5', '10'", "'IBM', '2024-02-29', '1.5', '1.5', NULL", "'IBM', '2024-03-01', '-1.5', '1.5', '10'",
            "NULL, '2024-03-01', '1.5', '1.5', '10'", "'I B M', '2024-03-01', '1.5', '1.5', '10'",
            "'AAPL', '2024-03-01', '1.5', '1.5', '10'", "'aapl', '2024-03-01', '1.50', '1.5', '10.0'",
            "'AAPL', '2024-03-04', '1.5', '1.5', '10'", "'AAPL', '2024-03-04', '1.5', '1.6', '10'");

        var report = (await _database.TakeOverAsync())!;

        var quarantine = await _database.Quarantine.ListAsync(1, 100, 1, CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That((report.Counts, report.Rejected), Is.EqualTo((new WriteCounts(2, 0, 1), 9)), "every row is counted");
            Assert.That(quarantine.Items.Select(kept => (kept.Row.Line, kept.Row.Symbol, kept.Row.Field, kept.Row.Rule)), Is.EquivalentTo(
            [
                (2L, "IBM", "open_price", RowRules.Missing), (3L, "IBM", "close_price", RowRules.NotANumber), (4L, "IBM", "date", RowRules.NotADate),
                (5L, "IBM", "volume", RowRules.Missing), (6L, "IBM", "open_price", RowRules.NotPositive), (7L, (string?)null, "symbol", RowRules.Missing),
                (8L, null, "symbol", RowRules.NotASymbol), (11L, "AAPL", "date", RowRules.DuplicateDay), (12L, "AAPL", "date", RowRules.DuplicateDay),
            ]));
            Assert.That(quarantine.Items.Select(kept => kept.Source), Has.All.Contain("financial_data_flask"));
        });
        Assert.That(await _database.QueryAsync<string>("SELECT outcome FROM ingest_runs WHERE provider = 'flask'"), Is.EqualTo(["partial"]));
    }

    [Test]
    public async Task A_bad_row_is_known_by_its_id()
    {
        await LeaveAsync(WithId, "'IBM', '2024-02-28', 1.5, 1.5, 10", "'IBM', '2024-02-29', 1.5, NULL, 10");
        await _database.ExecuteAsync("UPDATE financial_data SET id = id + 4710");

        await _database.TakeOverAsync();

        Assert.That((await _database.Quarantine.ListAsync(1, 9, 1, CancellationToken.None)).Items.Select(kept => kept.Row.Line), Is.EqualTo([4712]));
    }

    [TestCase("FLOAT", "185.3", "185.3")]
    [TestCase("FLOAT", "1234.5678", "1234.5677", TestName = "A FLOAT holds no more than this of 1234.5678")]
    [TestCase("FLOAT", "0.000001", "0.000001")]
    [TestCase("DOUBLE", "236.13099999999997", "236.131")]
    [TestCase("DOUBLE", "99999999.5", "99999999.5")]
    [TestCase("DECIMAL(20,8)", "1.00000050", "1")]
    [TestCase("DECIMAL(20,8)", "1.00000150", "1.000002")]
    [TestCase("VARCHAR(30)", " 1,234.5 ", "1234.5")]
    [TestCase("VARCHAR(30)", "1.2345e2", "123.45")]
    public async Task Numbers_are_rounded_half_to_even_to_six_decimals(string type, string kept, string taken)
    {
        await LeaveAsync(new(type, $"symbol VARCHAR(9), date DATE, open_price {type}, close_price {type}, volume INT"), $"'IBM', '2024-02-28', '{kept}', '{kept}', 10");

        await _database.TakeOverAsync();

        var bars = await _database.Store.ReadBarsAsync("IBM");
        Assert.That(bars.Single().Bar.Open.ToString(), Is.EqualTo(taken));
    }

    [Test]
    public async Task A_second_time_there_is_nothing_to_do()
    {
        await LeaveAsync(WithId, "'IBM', '2024-02-28', 1.5, 1.5, 10");
        await _database.TakeOverAsync();
        await _database.ExecuteAsync("DELETE FROM financial_data");

        Assert.That(await _database.TakeOverAsync(), Is.Null);
        Assert.That(await _database.QueryAsync<long>("SELECT COUNT(*) FROM financial_data"), Is.EqualTo([0]), "what was taken over is ours, to be changed");
    }

    [Test]
    public async Task An_empty_table_is_taken_over_and_that_is_that()
    {
        await LeaveAsync(WithId);

        Assert.That((await _database.TakeOverAsync())!.Results, Is.Empty);
        Assert.That(await _database.TakeOverAsync(), Is.Null);
    }

    [TestCase("ALTER TABLE financial_data RENAME TO financial_data_flask", TestName = "After the table was moved")]
    [TestCase("ALTER TABLE financial_data RENAME TO financial_data_flask; CREATE TABLE schema_versions (version BIGINT NOT NULL, applied_at DATETIME, description VARCHAR(1024))", TestName = "With no migration applied yet")]
    [TestCase("CREATE TABLE schema_versions (version BIGINT NOT NULL, applied_at DATETIME, description VARCHAR(1024))", TestName = "Before the table was moved")]
    public async Task A_run_that_broke_off_early_is_run_again(string done)
    {
        await LeaveAsync(WithId, "'IBM', '2024-02-28', 1.5, 1.5, 10");
        foreach (var statement in done.Split(';')) await _database.ExecuteAsync(statement);

        Assert.That((await _database.TakeOverAsync())!.Counts, Is.EqualTo(new WriteCounts(1, 0, 0)));
    }

    [Test]
    public async Task A_dry_run_counts_and_changes_nothing()
    {
        await LeaveAsync(WithId, "'IBM', '2024-02-28', 1.5, 1.5, 10", "'IBM', '2024-02-29', 1.5, NULL, 10");
        var before = await _database.SchemaAsync();

        var report = (await _database.TakeOverAsync(dryRun: true))!;

        Assert.That((report.Counts, report.Rejected), Is.EqualTo((new WriteCounts(1, 0, 0), 1)));
        Assert.That(await _database.SchemaAsync(), Is.EqualTo(before));
    }

    [TestCase(DatabaseKind.MariaDb), TestCase(DatabaseKind.Sqlite)]
    public async Task Other_commands_leave_the_table_alone_and_say_what_to_do(DatabaseKind kind)
    {
        _database = await StoreDatabase.CreateEmptyAsync(kind);
        await _database.LeaveTableAsync(kind == DatabaseKind.Sqlite ? FlaskForm.Sqlite[0] : WithId, "'IBM', '2024-02-28', 1.5, 1.5, 10");
        var before = await _database.SchemaAsync();

        Assert.That(async () => await _database.Migrator.MigrateUpAsync(CancellationToken.None),
            Throws.TypeOf<StorageException>().With.Message.Contains("--AppTasks=migrate"));
        Assert.That(await _database.SchemaAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_table_of_neither_system_is_refused()
    {
        await LeaveAsync(new("ohlc", "symbol VARCHAR(9), date DATE, open_price FLOAT, close_price FLOAT, vol INT"));

        Assert.That(async () => await _database.TakeOverAsync(), Throws.TypeOf<StorageException>().With.Message.Contains("it lacks volume"));
    }

    [Test]
    public async Task Two_tables_are_refused()
    {
        await LeaveAsync(WithId);
        await _database.ExecuteAsync("CREATE TABLE financial_data_flask LIKE financial_data");

        Assert.That(async () => await _database.TakeOverAsync(), Throws.TypeOf<StorageException>().With.Message.Contains("two tables"));
    }

    private async Task LeaveAsync(FlaskForm form, params string[] rows)
    {
        _database = await StoreDatabase.CreateEmptyAsync(DatabaseKind.MariaDb);
        await _database.LeaveTableAsync(form, rows);
    }

    private static Bar Bar(string date, decimal open, decimal close, long volume) =>
        new(DateOnly.ParseExact(date, "O", null), Price.FromDecimal(open), null, null, Price.FromDecimal(close), volume, null, Provisional: false);
}
