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
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("CREATE INDEX quarantine_run ON quarantine (run_id)");
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("""
            CREATE TABLE IF NOT EXISTS ingest_runs (
              id BIGINT AUTO_INCREMENT PRIMARY KEY,
              started_by VARCHAR(255) NOT NULL,
              provider VARCHAR(255) NOT NULL,
              symbols MEDIUMTEXT NOT NULL,
              started_at DATETIME(6) NOT NULL,
              finished_at DATETIME(6),
              outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
                CHECK (outcome IN ('running', 'done', 'partial', 'no_prices', 'failed', 'interrupted')),
              inserted INT NOT NULL DEFAULT 0,
              updated INT NOT NULL DEFAULT 0,
              unchanged INT NOT NULL DEFAULT 0,
              rejected BIGINT NOT NULL DEFAULT 0,
              message MEDIUMTEXT
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """);
        IfDatabase(ProcessorIdConstants.MySql).Execute.Sql("""
            CREATE TABLE IF NOT EXISTS quarantine (
              id BIGINT AUTO_INCREMENT PRIMARY KEY,
              run_id BIGINT NOT NULL,
              source TEXT NOT NULL,
              symbol TEXT,
              line BIGINT NOT NULL,
              field TEXT NOT NULL,
              value MEDIUMTEXT NOT NULL,
              rule TEXT NOT NULL,
              message MEDIUMTEXT NOT NULL,
              KEY quarantine_run (run_id),
              FOREIGN KEY (run_id) REFERENCES ingest_runs (id) ON DELETE CASCADE
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """);
    }

    /// <inheritdoc/>
    public override void Down()
    {
        Execute.Sql("DROP TABLE IF EXISTS quarantine");
        Execute.Sql("DROP TABLE IF EXISTS ingest_runs");
    }
}
