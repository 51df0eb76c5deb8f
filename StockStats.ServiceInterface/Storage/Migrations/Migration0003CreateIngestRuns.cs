using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>Ingest runs, and the rows they rejected.</summary>
[Migration(3, "ingest runs and quarantine")]
public sealed class Migration0003CreateIngestRuns : Migration
{
    /// <inheritdoc/>
    public override void Up()
    {
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE ingest_runs (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              started_by TEXT NOT NULL,
              provider TEXT NOT NULL,
              symbols TEXT NOT NULL,
              started_at TEXT NOT NULL,
              finished_at TEXT,
              outcome TEXT NOT NULL CHECK (outcome IN ('running', 'done', 'partial', 'no_prices', 'failed', 'interrupted')),
              inserted INTEGER NOT NULL DEFAULT 0,
              updated INTEGER NOT NULL DEFAULT 0,
              unchanged INTEGER NOT NULL DEFAULT 0,
              rejected INTEGER NOT NULL DEFAULT 0,
              message TEXT
            ) STRICT
            """);
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE quarantine (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              run_id INTEGER NOT NULL REFERENCES ingest_runs (id) ON DELETE CASCADE,
              source TEXT NOT NULL,
              symbol TEXT,
              line INTEGER NOT NULL,
              field TEXT NOT NULL,
              value TEXT NOT NULL,
              rule TEXT NOT NULL,
              message TEXT NOT NULL
            ) STRICT
            """);
        Create.Index("quarantine_run").OnTable("quarantine").OnColumn("run_id").Ascending();
    }

    /// <inheritdoc/>
    public override void Down()
    {
        Delete.Table("quarantine");
        Delete.Table("ingest_runs");
    }
}
