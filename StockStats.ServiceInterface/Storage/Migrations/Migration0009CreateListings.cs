using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>What exchanges list and have listed, by a provider's word.</summary>
[Migration(9, "listings")]
public sealed class Migration0009CreateListings : Migration
{
    /// <inheritdoc/>
    public override void Up()
    {
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE listings (
              symbol TEXT NOT NULL,
              status TEXT NOT NULL CHECK (status IN ('active', 'delisted')),
              name TEXT,
              search_name TEXT,
              exchange TEXT,
              asset_type TEXT,
              ipo_date INTEGER,
              delisting_date INTEGER,
              as_of TEXT NOT NULL,
              PRIMARY KEY (symbol, status)
            ) STRICT, WITHOUT ROWID
            """);
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("""
            CREATE TABLE IF NOT EXISTS listings (
              symbol VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
              status VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (status IN ('active', 'delisted')),
              name VARCHAR(255),
              search_name VARCHAR(255),
              exchange VARCHAR(255),
              asset_type VARCHAR(255),
              ipo_date DATE,
              delisting_date DATE,
              as_of DATETIME(6) NOT NULL,
              PRIMARY KEY (symbol, status)
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """);
    }

    /// <inheritdoc/>
    public override void Down() => Execute.Sql("DROP TABLE IF EXISTS listings");
}
