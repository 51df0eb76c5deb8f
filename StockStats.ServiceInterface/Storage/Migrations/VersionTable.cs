using FluentMigrator.Runner.VersionTableInfo;

namespace StockStats.ServiceInterface.Storage.Migrations;

/// <summary>Where the applied migrations are recorded: the table <c>schema_versions</c>.</summary>
internal sealed class VersionTable : IVersionTableMetaData
{
    /// <summary>Name of the table.</summary>
    public const string Name = "schema_versions";

    /// <summary>Column with the number of an applied migration.</summary>
    public const string Column = "version";

    public bool OwnsSchema => false;

    public string SchemaName => "";

    public string TableName => Name;

    public string ColumnName => Column;

    public string DescriptionColumnName => "description";

    public string UniqueIndexName => "schema_versions_version";

    public string AppliedOnColumnName => "applied_at";

    public bool CreateWithPrimaryKey => false;
}
