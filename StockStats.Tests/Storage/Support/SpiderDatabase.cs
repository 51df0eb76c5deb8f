using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Tests.Storage.Support;

/// <summary>The database of a Spider cluster, emptied for each test.</summary>
internal sealed class SpiderDatabase : StoreDatabase
{
    private static readonly string[] Tables =
        ["quarantine", "ingest_runs", "listings", "provider_quota", "provider_keys", "financial_data", "corporate_actions", "symbols"];

    private readonly SpiderCluster _cluster;

    private SpiderDatabase(SpiderCluster cluster) => _cluster = cluster;

    /// <inheritdoc/>
    public override string Location => FormattableString.Invariant($"{SpiderCluster.DatabaseName} on 127.0.0.1:{_cluster.Head.Port}");

    /// <inheritdoc/>
    public override IReadOnlyList<string> ProgramSettings =>
    [
        "--Database:Dialect", "mysql", "--ConnectionStrings:Default", ConnectionString, "--Database:Sharded", "true", "--Database:Shards", "p0,p1,p2",
    ];

    private string ConnectionString => _cluster.Head.ConnectionString(SpiderCluster.DatabaseName);

    public static async Task<SpiderDatabase> CreateAsync(SpiderCluster cluster)
    {
        var database = new SpiderDatabase(cluster);
        foreach (var table in Tables) await database.ExecuteAsync($"DELETE FROM {table}");
        await database.ExecuteAsync("UPDATE change_counter SET value = 0, database_id = LOWER(REPLACE(UUID(), '-', ''))");
        return database;
    }

    /// <inheritdoc/>
    public override Task<List<string>> SchemaAsync() => QueryAsync<string>("""
        SELECT CONCAT_WS(' ', table_name, column_name, column_type, is_nullable, column_default, collation_name, column_key)
        FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name IN ('financial_data', 'corporate_actions', 'symbols') ORDER BY 1
        """);

    /// <inheritdoc/>
    protected override void AddStorage(IServiceCollection services) =>
        services.AddMySqlPriceStorage(ConnectionString, new() { Retries = 5, Shards = ["p0", "p1", "p2"] });
}
