namespace StockStats.Tests.Storage.Support;

/// <summary>The databases that every test of the storage is run on.</summary>
public enum DatabaseKind
{
    Sqlite,
    MariaDb,

    /// <summary>Three shards behind a head, by MariaDB's Spider.</summary>
    Spider,
}
