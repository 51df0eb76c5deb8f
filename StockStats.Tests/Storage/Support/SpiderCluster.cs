using System.Globalization;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using MySqlConnector;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.MySql;

namespace StockStats.Tests.Storage.Support;

/// <summary>A head and three shards, made by the files of deploy/spider.</summary>
internal sealed class SpiderCluster : IAsyncDisposable
{
    public const string DatabaseName = "stockstats";

    /// <summary>Ports that the file names.</summary>
    private static readonly string[] NamedPorts = ["3307", "3308", "3309"];

    private SpiderCluster(MariaDbServer head, MariaDbServer[] shards) => (Head, Shards) = (head, shards);

    public MariaDbServer Head { get; }

    /// <summary>In the order of the partitions p0, p1, p2.</summary>
    public IReadOnlyList<MariaDbServer> Shards { get; }

    public static async Task<SpiderCluster> StartAsync()
    {
        var head = MariaDbServer.StartAsync("--plugin-load-add=ha_spider.so", "--spider-direct-dup-insert=1");
        var shards = await Task.WhenAll(NamedPorts.Select(_ => MariaDbServer.StartAsync()));
        var cluster = new SpiderCluster(await head, shards);
        try
        {
            await cluster.MakeTablesAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Head.DisposeAsync();
        foreach (var shard in Shards) await shard.DisposeAsync();
    }

    private async Task MakeTablesAsync()
    {
        foreach (var shard in Shards) await RunAsync(shard, $"CREATE DATABASE {DatabaseName}; USE {DatabaseName}; {Sql("shard.sql")}");
        using (var dialect = new MySqlDialect(new(Head.ConnectionString(DatabaseName), new()), new(0, TimeProvider.System, NullLogger<MySqlRetry>.Instance), null!))
            await new DatabaseMigrator(dialect, NullLogger<DatabaseMigrator>.Instance).MigrateUpAsync(CancellationToken.None);
        var sql = Sql("head.sql").Replace("USER 'stockstats'", "USER 'root'", StringComparison.Ordinal);
        for (var i = 0; i < Shards.Count; i++)
            sql = sql.Replace($"PORT {NamedPorts[i]}", string.Create(CultureInfo.InvariantCulture, $"PORT {Shards[i].Port}"), StringComparison.Ordinal);
        await RunAsync(Head, $"USE {DatabaseName}; {sql}");
    }

    private static string Sql(string file) => File.ReadAllText(Path.Combine(BuiltFrom.Repository, "deploy", "spider", file));

    private static async Task RunAsync(MariaDbServer server, string sql)
    {
        await using var connection = new MySqlConnection(server.ConnectionString("", "Pooling=False"));
        await connection.ExecuteAsync(sql);
    }
}
