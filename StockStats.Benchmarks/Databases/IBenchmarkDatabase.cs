using System.Data.Common;

namespace StockStats.Benchmarks.Databases;

/// <summary>A database to load prices into.</summary>
internal interface IBenchmarkDatabase
{
    string Name { get; }

    /// <summary>What tells the program to use it.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Settings { get; }

    /// <summary>Makes it new, with empty tables.</summary>
    Task RecreateAsync();

    /// <summary>Loads a file with the database's own client, by upsert. The yardstick.</summary>
    Task<TimedProcess> LoadNativelyAsync(string file);

    /// <summary>Loads a file with one upsert statement a row, in one transaction.</summary>
    Task<double> LoadRowByRowAsync(string file);

    /// <summary>Loads a file with upsert statements of many rows each, in one transaction.</summary>
    Task<double> LoadInMultiRowsAsync(string file, int rows);

    /// <summary>Number of bars, and sums that tell one content from another.</summary>
    Task<string> DigestAsync();

    /// <summary>A connection of its own client library, open.</summary>
    Task<DbConnection> ConnectAsync();

    /// <summary>Takes every column of a row, in its own type: symbol, date, the four prices, volume, adjusted close, provisional, source.</summary>
    void ReadRow(DbDataReader row);
}
