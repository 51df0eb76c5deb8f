using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.MySql;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.MySql;

/// <summary>What a server refuses is said in a sentence a person can act on, and never with a password.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class MySqlTroubleTests
{
    private const string Password = "S3CRET";
    private static readonly DateOnly Day = new(2024, 2, 29);

    private MariaDbServer _server = null!;
    private MariaDbDatabase _database = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await MariaDbServer.StartAsync();
        await AsRootAsync($"CREATE USER stranger IDENTIFIED BY '{Password}'; CREATE USER clerk IDENTIFIED BY '{Password}'");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [SetUp]
    public void Create() => _database = new(_server);

    [TearDown]
    public async Task DropAsync()
    {
        await AsRootAsync("SET GLOBAL read_only = 0");
        await _database.DisposeAsync();
    }

    [Test]
    public async Task A_wrong_password_is_named_as_such_and_not_repeated()
    {
        await using var services = Services($"Server=127.0.0.1;Port={_server.Port};Database={_database.Name};User ID=clerk;Password=not {Password}");

        var failure = await Assert.ThrowsAsync<StorageException>(() => FindAsync(services));

        Assert.That(failure!.Message, Does.Contain("'clerk'").And.Contain("password"));
        Assert.That(failure.ToString(), Does.Not.Contain(Password));
    }

    [Test]
    public async Task A_user_without_rights_is_told_which_database_to_ask_for()
    {
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);
        await using var services = Services(As("stranger"));

        var read = await Assert.ThrowsAsync<StorageException>(() => FindAsync(services));
        var migrate = await Assert.ThrowsAsync<StorageException>(() => Migrator(services).MigrateUpAsync(CancellationToken.None));

        Assert.That(read!.Message, Does.Contain("'stranger'").And.Contain(_database.Name).And.Not.Contain(Password));
        Assert.That(migrate!.Message, Does.Contain("'stranger'").And.Contain(_database.Name));
    }

    [Test]
    public async Task A_user_who_may_read_only_can_do_that()
    {
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);
        await _database.StoreDaysAsync("IBM", Day, 1);
        await AsRootAsync($"GRANT SELECT ON {_database.Name}.* TO clerk");
        await using var services = Services(As("clerk"));

        var write = await Assert.ThrowsAsync<StorageException>(() => WriteAsync(services));

        Assert.That((await FindAsync(services))!.Days, Is.EqualTo(1));
        Assert.That(write!.Message, Does.Contain("'clerk'").And.Contain("rights"));
    }

    [Test]
    public async Task A_database_that_is_not_there_is_version_0_and_asks_for_migrate()
    {
        var failure = await Assert.ThrowsAsync<StorageException>(() => _database.Store.FindSymbolAsync("IBM", CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain("does not exist").And.Contain("--AppTasks=migrate").And.Contain(_database.Name));
        Assert.That(await _database.Migrator.ReadVersionAsync(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task One_that_may_not_be_made_is_named()
    {
        await using var services = Services(As("stranger"));

        var failure = await Assert.ThrowsAsync<StorageException>(() => Migrator(services).MigrateUpAsync(CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain(_database.Name).And.Contain("'stranger'"));
    }

    [Test]
    public async Task A_database_made_here_holds_every_character()
    {
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);

        Assert.That(
            await _database.QueryAsync<string>("SELECT default_character_set_name FROM information_schema.schemata WHERE schema_name = DATABASE()"),
            Is.EqualTo(new[] { "utf8mb4" }));
    }

    [Test]
    public async Task Without_its_schema_the_database_asks_for_migrate()
    {
        await AsRootAsync($"CREATE DATABASE {_database.Name}");

        var failure = await Assert.ThrowsAsync<StorageException>(() => _database.Store.FindSymbolAsync("IBM", CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain("--AppTasks=migrate"));
    }

    [Test]
    public async Task A_read_only_server_can_be_read_and_says_why_it_is_not_written()
    {
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);
        await AsRootAsync($"GRANT ALL ON {_database.Name}.* TO clerk; SET GLOBAL read_only = 1");
        await using var services = Services(As("clerk"));

        var failure = await Assert.ThrowsAsync<StorageException>(() => WriteAsync(services));

        Assert.That(failure!.Message, Does.Contain("read-only"));
        Assert.That(await FindAsync(services), Is.Null);
    }

    [Test]
    public async Task A_server_that_is_not_there_is_named_with_its_port()
    {
        await using var services = Services("Server=127.0.0.1;Port=1;Database=prices;User ID=clerk;Password=" + Password);

        var failure = await Assert.ThrowsAsync<StorageException>(() => FindAsync(services));

        Assert.That(failure!.Message, Does.Contain("127.0.0.1:1").And.Contain("cannot be reached"));
        Assert.That(failure.ToString(), Does.Not.Contain(Password));
    }

    [Test]
    public async Task A_name_that_nobody_knows_is_named()
    {
        await using var services = Services("Server=nowhere.invalid;Database=prices;User ID=clerk");

        var failure = await Assert.ThrowsAsync<StorageException>(() => FindAsync(services));

        Assert.That(failure!.Message, Does.Contain("nowhere.invalid").And.Contain("Server"));
    }

    [Test]
    public async Task A_server_that_cannot_encrypt_is_not_spoken_to_in_the_clear_where_TLS_is_required()
    {
        await using var services = Services(_database.ConnectionString, new() { Tls = TlsMode.Required, Retries = 0 });

        var failure = await Assert.ThrowsAsync<StorageException>(() => FindAsync(services));

        Assert.That(failure!.Message, Does.Contain("encrypt").And.Contain("Database:Tls"));
    }

    [Test]
    public async Task A_statement_that_takes_too_long_is_given_up()
    {
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);
        await _database.StoreDaysAsync("IBM", Day, 1);
        await using var services = Services(_database.ConnectionString, new() { CommandTimeoutSeconds = 1 });
        await using var holder = new MySqlConnection(_database.ConnectionString);
        await holder.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await holder.ExecuteAsync("SELECT * FROM symbols FOR UPDATE", transaction: transaction);

        var failure = await Assert.ThrowsAsync<StorageException>(() => WriteAsync(services));

        Assert.That(failure!.Message, Does.Contain("1 s").And.Contain("Database:CommandTimeoutSeconds"));
    }

    [Test]
    public async Task No_connection_left_in_the_pool_is_said()
    {
        await using var services = Services(_database.ConnectionString + "Connection Timeout=1;", new() { PoolSize = 1 });
        await _database.Migrator.MigrateUpAsync(CancellationToken.None);
        await using var only = await services.GetRequiredService<SqlDialect>().OpenAsync(CancellationToken.None);

        var failure = await Assert.ThrowsAsync<StorageException>(() => FindAsync(services));

        Assert.That(failure!.Message, Does.Contain("in use").And.Contain("Database:PoolSize"));
    }

    [TestCase("")]
    [TestCase("Server=db;Password=S3CRET")]
    [TestCase("Database=prices;Password=S3CRET")]
    [TestCase("Sauce=db;Password=S3CRET")]
    [TestCase("Server=db;Port=S3CRET;Database=x")]
    [TestCase("S3CRET")]
    public void A_connection_string_without_server_or_database_is_refused_without_repeating_it(string connectionString)
    {
        var failure = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMySqlPriceStorage(connectionString, new()));

        Assert.That(failure!.Message, Does.Contain("Server=localhost;Database=stockstats").And.Not.Contain("S3CRET"));
    }

    private string As(string user) => FormattableString.Invariant(
        $"Server=127.0.0.1;Port={_server.Port};Database={_database.Name};User ID={user};Password={Password}");

    private Task AsRootAsync(string sql) => RunAsync(_server.ConnectionString("", "Pooling=False"), sql);

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new MySqlConnection(connectionString);
        await connection.ExecuteAsync(sql);
    }

    private ServiceProvider Services(string connectionString, MySqlOptions? options = null) => _database.Process(services => services
        .AddMySqlPriceStorage(connectionString, options ?? new() { Retries = 0 }));

    private static DatabaseMigrator Migrator(ServiceProvider services) => services.GetRequiredService<DatabaseMigrator>();

    private static Task<StoredSymbol?> FindAsync(ServiceProvider services) =>
        services.GetRequiredService<IPriceStore>().FindSymbolAsync("IBM", CancellationToken.None);

    private static Task<WriteCounts> WriteAsync(ServiceProvider services) =>
        services.GetRequiredService<IPriceStore>().WriteAsync(StoreDatabase.Days("IBM", Day, 2), CancellationToken.None);
}
