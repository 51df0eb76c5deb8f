using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>Ingest runs say when they last did something, so that those whose process died can be told from those at work.</summary>
[Migration(7, "heartbeats of ingest runs")]
public sealed class Migration0007AddHeartbeats : Migration
{
    private const string Table = "ingest_runs";
    private const string Column = "heartbeat_at";

    /// <inheritdoc/>
    public override void Up()
    {
        // MySQL keeps what a migration that broke off has done, and knows no ADD COLUMN IF NOT EXISTS.
        if (Schema.Table(Table).Column(Column).Exists()) return;
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql($"ALTER TABLE {Table} ADD COLUMN {Column} TEXT");
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql($"ALTER TABLE {Table} ADD COLUMN {Column} DATETIME(6)");
    }

    /// <inheritdoc/>
    public override void Down()
    {
        if (Schema.Table(Table).Column(Column).Exists()) Execute.Sql($"ALTER TABLE {Table} DROP COLUMN {Column}");
    }
}
