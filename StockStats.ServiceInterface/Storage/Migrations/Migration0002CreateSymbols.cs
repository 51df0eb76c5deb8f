using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>What is stored of each symbol, and the one counter its versions come from.</summary>
[Migration(2, "symbols and the change counter")]
public sealed class Migration0002CreateSymbols : Migration
{
    /// <inheritdoc/>
    public override void Up()
    {
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE symbols (
              symbol TEXT NOT NULL PRIMARY KEY,
              basis TEXT NOT NULL CHECK (basis IN ('raw', 'split', 'all')),
              first_date INTEGER,
              last_date INTEGER,
              days INTEGER NOT NULL,
              source TEXT NOT NULL,
              version INTEGER NOT NULL,
              updated_at TEXT NOT NULL
            ) STRICT, WITHOUT ROWID
            """);
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE change_counter (
              id INTEGER PRIMARY KEY CHECK (id = 1),
              value INTEGER NOT NULL
            ) STRICT
            """);
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("INSERT INTO change_counter (id, value) VALUES (1, 0)");
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("""
            CREATE TABLE IF NOT EXISTS symbols (
              symbol VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
              basis VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (basis IN ('raw', 'split', 'all')),
              first_date DATE,
              last_date DATE,
              days INT NOT NULL,
              source VARCHAR(255) NOT NULL,
              version BIGINT NOT NULL,
              updated_at DATETIME(6) NOT NULL
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """);
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("""
            CREATE TABLE IF NOT EXISTS change_counter (
              id INT PRIMARY KEY CHECK (id = 1),
              value BIGINT NOT NULL
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """);
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("INSERT IGNORE INTO change_counter (id, value) VALUES (1, 0)");
    }

    /// <inheritdoc/>
    public override void Down()
    {
        Execute.Sql("DROP TABLE IF EXISTS change_counter");
        Execute.Sql("DROP TABLE IF EXISTS symbols");
    }
}
