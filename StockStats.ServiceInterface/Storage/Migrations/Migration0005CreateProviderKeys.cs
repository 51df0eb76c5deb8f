using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>What each provider said of each key, kept as a hash only. Its row is also the lock of the key's requests.</summary>
[Migration(5, "provider keys")]
public sealed class Migration0005CreateProviderKeys : Migration
{
    /// <inheritdoc/>
    public override void Up()
    {
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE provider_keys (
              provider TEXT NOT NULL,
              key_hash TEXT NOT NULL,
              throttles INTEGER NOT NULL DEFAULT 0,
              throttled_at TEXT,
              exhausted_until TEXT,
              PRIMARY KEY (provider, key_hash)
            ) STRICT, WITHOUT ROWID
            """);
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("""
            CREATE TABLE IF NOT EXISTS provider_keys (
              provider VARCHAR(64) NOT NULL,
              key_hash VARCHAR(128) NOT NULL,
              throttles INT NOT NULL DEFAULT 0,
              throttled_at DATETIME(6),
              exhausted_until DATETIME(6),
              PRIMARY KEY (provider, key_hash)
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """);
    }

    /// <inheritdoc/>
    public override void Down() => Execute.Sql("DROP TABLE IF EXISTS provider_keys");
}
