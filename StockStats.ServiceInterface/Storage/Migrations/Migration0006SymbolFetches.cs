using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>When each symbol's prices, splits and dividends were last fetched from a provider.</summary>
[Migration(6, "when symbols were last fetched")]
public sealed class Migration0006SymbolFetches : Migration
{
    private static readonly string[] Columns = ["prices_as_of", "splits_as_of", "dividends_as_of"];

    /// <inheritdoc/>
    /// <remarks>The servers share no ADD COLUMN IF NOT EXISTS: what is there after a migration that was cut short is looked for.</remarks>
    public override void Up()
    {
        foreach (var column in Columns.Where(column => !Schema.Table("symbols").Column(column).Exists()))
        {
            IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql($"ALTER TABLE symbols ADD COLUMN {column} TEXT");
            IfDatabase(ProcessorIdConstants.MySql).Execute.Sql($"ALTER TABLE symbols ADD COLUMN {column} DATETIME(6)");
        }
    }

    /// <inheritdoc/>
    public override void Down()
    {
        foreach (var column in Columns.Where(column => Schema.Table("symbols").Column(column).Exists()))
            Execute.Sql($"ALTER TABLE symbols DROP COLUMN {column}");
    }
}
