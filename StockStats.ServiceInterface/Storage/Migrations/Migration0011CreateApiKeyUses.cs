using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>When each API key was last used, by its name in the settings. Neither keys nor their hashes are here.</summary>
[Migration(11, "uses of API keys")]
public sealed class Migration0011CreateApiKeyUses : Migration
{
    /// <inheritdoc/>
    public override void Up()
    {
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE api_key_uses (
              name TEXT NOT NULL PRIMARY KEY,
              last_used_at TEXT NOT NULL
            ) STRICT, WITHOUT ROWID
            """);
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("""
            CREATE TABLE IF NOT EXISTS api_key_uses (
              name VARCHAR(128) NOT NULL PRIMARY KEY,
              last_used_at DATETIME(6) NOT NULL
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """);
    }

    /// <inheritdoc/>
    public override void Down() => Execute.Sql("DROP TABLE IF EXISTS api_key_uses");
}
