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
              symbol TEXT COLLATE BINARY NOT NULL PRIMARY KEY,
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
        Insert.IntoTable("change_counter").Row(new { id = 1, value = 0 });
    }

    /// <inheritdoc/>
    public override void Down()
    {
        Delete.Table("change_counter");
        Delete.Table("symbols");
    }
}
