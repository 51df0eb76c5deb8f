using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>
/// Bars and corporate actions, clustered by symbol and date. SQLite compares texts byte by byte unless told otherwise; to say so takes a
/// slower way through its code. SQLite: dates are yyyymmdd, prices millionths. Each migration is its own
/// snapshot: it uses no other type of the program, and is never changed once released. On MySQL, where each statement commits by itself,
/// every statement can be run again after a migration that was cut short.
/// </summary>
[Migration(1, "prices")]
public sealed class Migration0001CreatePrices : Migration
{
    /// <inheritdoc/>
    public override void Up()
    {
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE financial_data (
              symbol TEXT NOT NULL,
              date INTEGER NOT NULL,
              open_price INTEGER NOT NULL,
              high_price INTEGER,
              low_price INTEGER,
              close_price INTEGER NOT NULL,
              volume INTEGER NOT NULL CHECK (volume >= 0),
              adjusted_close_price INTEGER,
              provisional INTEGER NOT NULL DEFAULT 0 CHECK (provisional IN (0, 1)),
              source TEXT NOT NULL,
              PRIMARY KEY (symbol, date)
            ) STRICT, WITHOUT ROWID
            """);
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE corporate_actions (
              symbol TEXT NOT NULL,
              date INTEGER NOT NULL,
              kind TEXT NOT NULL CHECK (kind IN ('split', 'spin_off', 'stock_dividend', 'cash')),
              numerator INTEGER CHECK (numerator > 0),
              denominator INTEGER CHECK (denominator > 0),
              amount INTEGER,
              irregular INTEGER NOT NULL DEFAULT 0 CHECK (irregular IN (0, 1)),
              source TEXT NOT NULL,
              PRIMARY KEY (symbol, date, kind),
              CHECK ((numerator IS NULL) = (denominator IS NULL) AND (numerator IS NULL) <> (amount IS NULL))
            ) STRICT, WITHOUT ROWID
            """);
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("""
            CREATE TABLE IF NOT EXISTS financial_data (
              symbol VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
              date DATE NOT NULL,
              open_price DECIMAL(18,6) NOT NULL,
              high_price DECIMAL(18,6),
              low_price DECIMAL(18,6),
              close_price DECIMAL(18,6) NOT NULL,
              volume BIGINT NOT NULL CHECK (volume >= 0),
              adjusted_close_price DECIMAL(18,6),
              provisional BOOLEAN NOT NULL DEFAULT 0,
              source VARCHAR(255) NOT NULL,
              PRIMARY KEY (symbol, date)
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """);
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("""
            CREATE TABLE IF NOT EXISTS corporate_actions (
              symbol VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
              date DATE NOT NULL,
              kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
                CHECK (kind IN ('split', 'spin_off', 'stock_dividend', 'cash')),
              numerator BIGINT CHECK (numerator > 0),
              denominator BIGINT CHECK (denominator > 0),
              amount DECIMAL(18,6),
              irregular BOOLEAN NOT NULL DEFAULT 0,
              source VARCHAR(255) NOT NULL,
              PRIMARY KEY (symbol, date, kind),
              CHECK ((numerator IS NULL) = (denominator IS NULL) AND (numerator IS NULL) <> (amount IS NULL))
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """);
    }

    /// <inheritdoc/>
    public override void Down()
    {
        Execute.Sql("DROP TABLE IF EXISTS corporate_actions");
        Execute.Sql("DROP TABLE IF EXISTS financial_data");
    }
}
