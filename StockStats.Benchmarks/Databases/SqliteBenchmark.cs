using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace StockStats.Benchmarks.Databases;

/// <summary>SQLite: the yardstick is the <c>sqlite3</c> shell's .import into a temporary table and one upsert from it.</summary>
internal sealed class SqliteBenchmark(string folder) : IBenchmarkDatabase
{
    private const string Upsert = """
        ON CONFLICT (symbol, date) DO UPDATE SET open_price = excluded.open_price, high_price = excluded.high_price,
          low_price = excluded.low_price, close_price = excluded.close_price, volume = excluded.volume,
          provisional = excluded.provisional, source = excluded.source
        """;

    private const string Columns = "symbol, date, open_price, high_price, low_price, close_price, volume, provisional, source";

    private static readonly string[] Parameters = ["@symbol", "@date", "@open", "@high", "@low", "@close", "@volume"];

    private readonly string _file = Path.Combine(folder, "prices.db");
    private readonly string _empty = Path.Combine(folder, "empty.db");

    public string Name => "SQLite";

    public IReadOnlyList<KeyValuePair<string, string>> Settings => For(_file);

    public async Task RecreateAsync()
    {
        if (!File.Exists(_empty)) await MakeEmptyAsync();
        foreach (var old in Directory.EnumerateFiles(folder, "prices.db*")) File.Delete(old);
        File.Copy(_empty, _file);
    }

    public Task<TimedProcess> LoadNativelyAsync(string file) => TimedProcess.RunAsync("sqlite3", ["-bail", _file], $"""
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TEMP TABLE staging (symbol TEXT, date TEXT, o TEXT, h TEXT, l TEXT, c TEXT, v TEXT);
        .import --csv --skip 1 {file} staging
        INSERT INTO financial_data ({Columns})
        SELECT symbol, CAST(replace(date, '-', '') AS INTEGER), CAST(round(o * 1000000) AS INTEGER), CAST(round(h * 1000000) AS INTEGER),
          CAST(round(l * 1000000) AS INTEGER), CAST(round(c * 1000000) AS INTEGER), CAST(v AS INTEGER), 0, 'file' FROM staging WHERE true
        {Upsert};

        """);

    public Task<double> LoadRowByRowAsync(string file) => TimeAsync(async connection =>
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO financial_data ({Columns}) VALUES (@symbol, @date, @open, @high, @low, @close, @volume, 0, 'file') {Upsert}";
        SqliteParameter[] parameters = [.. Parameters.Select(name => command.Parameters.AddWithValue(name, ""))];
        foreach (var row in PriceLines.Read(file))
        {
            object[] values =
            [
                row.Symbol, row.Date.Year * 10_000 + row.Date.Month * 100 + row.Date.Day,
                Millionths(row.Open), Millionths(row.High), Millionths(row.Low), Millionths(row.Close), row.Volume,
            ];
            for (var i = 0; i < values.Length; i++) parameters[i].Value = values[i];
            await command.ExecuteNonQueryAsync();
        }
    });

    public Task<double> LoadInMultiRowsAsync(string file, int rows) => TimeAsync(async connection =>
    {
        // Literals, since binding so many parameters by name takes longer than the statement.
        foreach (var chunk in PriceLines.Read(file).Chunk(rows))
            await connection.ExecuteAsync($"INSERT INTO financial_data ({Columns}) VALUES {string.Join(',', chunk.Select(Literals))} {Upsert}");
    });

    public async Task<string> DigestAsync()
    {
        await using var connection = await OpenAsync();
        return await connection.ExecuteScalarAsync<string>(
            "SELECT COUNT(*) || ' ' || SUM(date) || ' ' || SUM(open_price) || ' ' || SUM(high_price) || ' ' || SUM(low_price) || ' ' || " +
            "SUM(close_price) || ' ' || SUM(volume) FROM financial_data") ?? "";
    }

    public async Task<DbConnection> ConnectAsync() => await OpenAsync();

    public void ReadRow(DbDataReader row)
    {
        _ = row.GetString(0);
        for (var column = 1; column <= 6; column++) _ = row.GetInt64(column);
        if (!row.IsDBNull(7)) _ = row.GetInt64(7);
        _ = row.GetInt64(8);
        _ = row.GetString(9);
    }

    private static KeyValuePair<string, string>[] For(string file) => [new("ConnectionStrings__Default", $"Data Source={file}")];

    private async Task MakeEmptyAsync()
    {
        var template = new SqliteBenchmark(Directory.CreateDirectory(Path.Combine(folder, "template")).FullName);
        await Product.MigrateAsync(template);
        await using (var connection = await template.OpenAsync())
            await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        File.Move(template._file, _empty);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static string Literals((string Symbol, DateOnly Date, decimal Open, decimal High, decimal Low, decimal Close, long Volume) row) =>
        string.Create(CultureInfo.InvariantCulture,
            $"('{row.Symbol}',{row.Date:yyyyMMdd},{Millionths(row.Open)},{Millionths(row.High)},{Millionths(row.Low)},{Millionths(row.Close)},{row.Volume},0,'file')");

    private static long Millionths(decimal price) => decimal.ToInt64(price * 1_000_000);

    /// <summary>A new connection and one transaction around a load.</summary>
    private async Task<double> TimeAsync(Func<SqliteConnection, Task> load)
    {
        var clock = Stopwatch.StartNew();
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await load(connection);
        await transaction.CommitAsync();
        return clock.Elapsed.TotalSeconds;
    }
}
