using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>
/// Bars and corporate actions, clustered by symbol and date. SQLite: dates are yyyymmdd, prices millionths. Each migration is its own
/// snapshot: it uses no other type of the program, and is never changed once released.
/// </summary>
[Migration(1, "prices")]
public sealed class Migration0001CreatePrices : Migration
{
    /// <inheritdoc/>
    public override void Up()
    {
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE financial_data (
              symbol TEXT COLLATE BINARY NOT NULL,
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
              symbol TEXT COLLATE BINARY NOT NULL,
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
    }

    /// <inheritdoc/>
    public override void Down()
    {
        Delete.Table("corporate_actions");
        Delete.Table("financial_data");
    }
}
