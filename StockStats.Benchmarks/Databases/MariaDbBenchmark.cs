using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using MySqlConnector;
using StockStats.Tests.Storage.Support;

namespace StockStats.Benchmarks.Databases;

/// <summary>MariaDB: the yardstick is the <c>mariadb</c> client's LOAD DATA LOCAL INFILE … REPLACE.</summary>
internal sealed class MariaDbBenchmark(MariaDbServer server) : IBenchmarkDatabase
{
    private const string Database = "prices";

    private const string Columns = "symbol, date, open_price, high_price, low_price, close_price, volume, provisional, source";

    private const string Upsert =
        "ON DUPLICATE KEY UPDATE open_price = VALUES(open_price), high_price = VALUES(high_price), low_price = VALUES(low_price), " +
        "close_price = VALUES(close_price), volume = VALUES(volume), provisional = VALUES(provisional), source = VALUES(source)";

    public string Name => "MariaDB";

    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; } =
        [new("Database__Dialect", "mysql"), new("ConnectionStrings__Default", server.ConnectionString(Database))];

    public async Task RecreateAsync()
    {
        await using (var connection = new MySqlConnection(server.ConnectionString("", "Pooling=False")))
            await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {Database}");
        await Product.MigrateAsync(this);
    }

    public Task<TimedProcess> LoadNativelyAsync(string file) => TimedProcess.RunAsync("mariadb",
    [
        "--no-defaults", "--host=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"--port={server.Port}"), "--user=root", "--local-infile=1", Database,
        "--execute", $"LOAD DATA LOCAL INFILE '{file}' REPLACE INTO TABLE financial_data FIELDS TERMINATED BY ',' IGNORE 1 LINES " +
        "(symbol, date, open_price, high_price, low_price, close_price, volume) SET provisional = 0, source = 'file'",
    ]);

    public Task<double> LoadRowByRowAsync(string file) => LoadAsync(file, rows: 1);

    public Task<double> LoadInMultiRowsAsync(string file, int rows) => LoadAsync(file, rows);

    public async Task<string> DigestAsync()
    {
        await using var connection = new MySqlConnection(server.ConnectionString(Database, "Pooling=False"));
        return await connection.ExecuteScalarAsync<string>(
            "SELECT CONCAT_WS(' ', COUNT(*), SUM(TO_DAYS(date)), SUM(open_price), SUM(high_price), SUM(low_price), SUM(close_price), SUM(volume)) " +
            "FROM financial_data") ?? "";
    }

    public async Task<DbConnection> ConnectAsync()
    {
        var connection = new MySqlConnection(server.ConnectionString(Database, "Pooling=False"));
        await connection.OpenAsync();
        return connection;
    }

    public void ReadRow(DbDataReader row)
    {
        _ = row.GetString(0);
        _ = row.GetDateTime(1);
        for (var column = 2; column <= 5; column++) _ = row.GetDecimal(column);
        _ = row.GetInt64(6);
        if (!row.IsDBNull(7)) _ = row.GetDecimal(7);
        _ = row.GetBoolean(8);
        _ = row.GetString(9);
    }

    private async Task<double> LoadAsync(string file, int rows)
    {
        var clock = Stopwatch.StartNew();
        await using var connection = new MySqlConnection(server.ConnectionString(Database, "Pooling=False"));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var chunk in PriceLines.Read(file).Chunk(rows))
        {
            var values = new StringBuilder();
            foreach (var row in chunk)
            {
                // The values are this program's own numbers and names.
                values.Append(values.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture,
                    $"('{row.Symbol}','{row.Date:yyyy-MM-dd}',{row.Open},{row.High},{row.Low},{row.Close},{row.Volume},0,'file')");
            }

            await connection.ExecuteAsync(new($"INSERT INTO financial_data ({Columns}) VALUES {values} {Upsert}", transaction: transaction));
        }

        await transaction.CommitAsync();
        return clock.Elapsed.TotalSeconds;
    }
}
