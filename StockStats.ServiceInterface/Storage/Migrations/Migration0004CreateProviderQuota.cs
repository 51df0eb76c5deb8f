using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>Requests sent to providers, one row each; a key is kept as a hash only.</summary>
[Migration(4, "provider quota")]
public sealed class Migration0004CreateProviderQuota : Migration
{
    /// <inheritdoc/>
    public override void Up()
    {
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE provider_quota (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              provider TEXT NOT NULL,
              key_hash TEXT NOT NULL,
              requested_at TEXT NOT NULL
            ) STRICT
            """);
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql(
            "CREATE INDEX provider_quota_spent ON provider_quota (provider, key_hash, requested_at)");
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("""
            CREATE TABLE IF NOT EXISTS provider_quota (
              id BIGINT AUTO_INCREMENT PRIMARY KEY,
              provider VARCHAR(64) NOT NULL,
              key_hash VARCHAR(128) NOT NULL,
              requested_at DATETIME(6) NOT NULL,
              KEY provider_quota_spent (provider, key_hash, requested_at)
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """);
    }

    /// <inheritdoc/>
    public override void Down() => Execute.Sql("DROP TABLE IF EXISTS provider_quota");
}
