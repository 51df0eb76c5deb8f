using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MySqlConnector;
using StockStats.ServiceInterface.Caching;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.MySql;

/// <summary>Connections at whose other end is nobody any more, as after a server took another address.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class SilentConnectionTests
{
    private const int InPool = 5;

    [Test]
    public async Task After_one_poll_in_vain_the_server_is_asked_over_new_connections()
    {
        var server = await SharedMariaDb.StartedAsync();
        await using var database = new MariaDbDatabase(server);
        await database.Migrator.MigrateUpAsync(CancellationToken.None);
        await using var proxy = new SlowProxy(server.Port);
        var clock = new FakeTimeProvider();
        var connectionString = new MySqlConnectionStringBuilder(database.ConnectionString) { Port = (uint)proxy.Port }.ConnectionString;
        await using var process = database.Process(services => services
            .AddSingleton<TimeProvider>(clock)
            .AddMySqlPriceStorage(connectionString, new())
            .AddSeriesCache(new()));
        await FillPoolAsync(process.GetRequiredService<SqlDialect>());
        var poller = process.GetRequiredService<ChangePoller>();
        Assert.That(await poller.PollAsync(), Is.Null);

        proxy.Silence();
        var inVain = poller.PollAsync();
        await proxy.Held;
        clock.Advance(ChangePoller.Patience);

        Assert.That((await inVain)?.Message, Does.Contain("2 s"));
        Assert.That(await poller.PollAsync(), Is.Null);
    }

    private static async Task FillPoolAsync(SqlDialect dialect)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, InPool).Select(_ => dialect.OpenAsync(CancellationToken.None)));
        foreach (var connection in connections) await connection.DisposeAsync();
    }
}
