namespace StockStats.Benchmarks.Databases;

/// <summary>Databases with generated prices, which the program itself has loaded.</summary>
/// <param name="folder">Where files go.</param>
internal sealed class PriceDatabases(string folder)
{
    private readonly Dictionary<DataSet, SqliteBenchmark> _loaded = [];

    /// <summary>SQLite with these prices: loaded when first asked for.</summary>
    public async Task<SqliteBenchmark> SqliteAsync(DataSet data)
    {
        if (_loaded.TryGetValue(data, out var known)) return known;
        var own = Directory.CreateDirectory(Path.Combine(folder, FormattableString.Invariant($"{data.Symbols}x{data.Days}"))).FullName;
        var database = new SqliteBenchmark(own);
        await LoadAsync(database, data);
        return _loaded[data] = database;
    }

    /// <summary>Makes a database new, with these prices.</summary>
    /// <returns>Seconds that the ingest took.</returns>
    public async Task<double> LoadAsync(IBenchmarkDatabase database, DataSet data)
    {
        await database.RecreateAsync();
        var file = Path.Combine(folder, "prices.csv");
        data.Write(file);
        try
        {
            return (await Product.IngestAsync(database, file, FormattableString.Invariant($"inserted {data.Rows}, updated 0, unchanged 0, rejected 0"))).Seconds;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
