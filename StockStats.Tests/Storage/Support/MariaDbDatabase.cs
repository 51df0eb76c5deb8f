using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.MySql;

namespace StockStats.Tests.Storage.Support;

/// <summary>A database of its own on a MariaDB server.</summary>
internal sealed class MariaDbDatabase(MariaDbServer server, MySqlOptions? options = null) : StoreDatabase
{
    public string Name { get; } = $"t_{Guid.NewGuid():N}";

    /// <inheritdoc/>
    public override string Location => FormattableString.Invariant($"{Name} on 127.0.0.1:{server.Port}");

    /// <inheritdoc/>
    public override IReadOnlyList<string> ProgramSettings => ["--Database:Dialect", "mysql", "--ConnectionStrings:Default", ConnectionString];

    public string ConnectionString => server.ConnectionString(Name);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await using var connection = new MySqlConnection(server.ConnectionString("", "Pooling=False"));
        await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {Name}");
    }

    /// <inheritdoc/>
    public override Task<List<string>> SchemaAsync() => QueryAsync<string>("""
        SELECT CONCAT_WS(' ', table_name, column_name, column_type, is_nullable, column_default, collation_name, column_key, extra)
        FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name <> 'schema_versions' ORDER BY 1
        """);

    /// <inheritdoc/>
    protected override void AddStorage(IServiceCollection services) =>
        services.AddMySqlPriceStorage(ConnectionString, options ?? new() { Retries = 10 });
}
