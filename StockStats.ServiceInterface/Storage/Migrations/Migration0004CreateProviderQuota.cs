using FluentMigrator;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>Requests sent to providers, one row each; a key is kept as a hash only.</summary>
[Migration(4, "provider quota")]
public sealed class Migration0004CreateProviderQuota : Migration
{
    /// <inheritdoc/>
    public override void Up()
    {
        IfDatabase(ProcessorIdConstants.SQLite).Execute.Sql("""
            CREATE TABLE provider_quota (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              provider TEXT NOT NULL,
              key_hash TEXT NOT NULL,
              requested_at TEXT NOT NULL
            ) STRICT
            """);
        Create.Index("provider_quota_spent").OnTable("provider_quota")
            .OnColumn("provider").Ascending().OnColumn("key_hash").Ascending().OnColumn("requested_at").Ascending();
    }

    /// <inheritdoc/>
    public override void Down() => Delete.Table("provider_quota");
}
