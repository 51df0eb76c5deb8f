using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>
/// A random name of the database beside the change counter. Versions count within one database only: what was read from one is told
/// by its name from what another, or the same one restored from a backup, holds under the same version.
/// </summary>
[Migration(8, "database_id beside the change counter")]
public sealed class Migration0008AddDatabaseId : Migration
{
    private const string Table = "change_counter";
    private const string Column = "database_id";

    /// <inheritdoc/>
    public override void Up()
    {
        // MySQL keeps what a migration that broke off has done, and knows no ADD COLUMN IF NOT EXISTS.
        if (!Schema.Table(Table).Column(Column).Exists())
        {
            IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql($"ALTER TABLE {Table} ADD COLUMN {Column} TEXT");
            IfDatabase(ProcessorIdConstants.MySql).Execute.Sql($"ALTER TABLE {Table} ADD COLUMN {Column} CHAR(32) CHARACTER SET ascii COLLATE ascii_bin");
        }

        Execute.Sql($"UPDATE {Table} SET {Column} = '{Guid.NewGuid():N}' WHERE {Column} IS NULL");
    }

    /// <inheritdoc/>
    public override void Down()
    {
        if (Schema.Table(Table).Column(Column).Exists()) Execute.Sql($"ALTER TABLE {Table} DROP COLUMN {Column}");
    }
}
