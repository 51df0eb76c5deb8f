using System.Globalization;
using System.Text.Json;
using StockStats.Tests.Migrating.Support;
using StockStats.Tests.Program;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Migrating;

/// <summary>
/// The two addresses answer the Flask system's clients as it did. What it answered is worked out by SQL over its own table, which is kept:
/// the same rows in pages, and averages as <c>round(avg, 2)</c>.
/// </summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class FlaskClientsTests
{
    private const int Days = 23;

    /// <summary>Theirs are rounded to two decimals, ours to four.</summary>
    private const decimal HalfACent = 0.005m + 0.00005m;

    private TemporaryFolder _folder = null!;
    private MariaDbDatabase _database = null!;
    private RunningServer _server = null!;

    [OneTimeSetUp]
    public async Task MigrateAsync()
    {
        _folder = new();
        _database = new(await SharedMariaDb.StartedAsync());
        var random = new Bogus.Randomizer(20230101);
        string[] rows =
        [
            .. from symbol in (string[])["AAPL", "IBM"]
               from day in Enumerable.Range(0, Days)
               select string.Create(CultureInfo.InvariantCulture,
                   $"'{symbol}', '{new DateOnly(2023, 1, 2).AddDays(day):O}', {random.Decimal(100, 200):0.00}, {random.Decimal(100, 200):0.00}, {random.Long(0, 90_000_000)}"),
        ];
        await _database.LeaveTableAsync(FlaskForm.MySql[0], rows);
        var run = await ProgramRun.OfAsync(_folder.Path, ["--AppTasks=migrate", .. _database.ProgramSettings]);
        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output, Does.Contain("inserted 46, updated 0, unchanged 0, rejected 0").And.Contain("financial_data_flask is kept"));
        _server = await RunningServer.StartAsync(_folder.Path, [.. _database.ProgramSettings]);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase("", null, null, null, 5, 1)]
    [TestCase("?page=10", null, null, null, 5, 10)]
    [TestCase("?page=11", null, null, null, 5, 11)]
    [TestCase("?symbol=IBM", null, null, "IBM", 5, 1)]
    [TestCase("?start_date=2023-01-05&end_date=2023-01-14&symbol=IBM&limit=3&page=2", "2023-01-05", "2023-01-14", "IBM", 3, 2)]
    [TestCase("?start_date=2023-01-20", "2023-01-20", null, null, 5, 1)]
    [TestCase("?end_date=2023-01-03&limit=100", null, "2023-01-03", null, 100, 1)]
    public async Task Pages_hold_the_same_rows_and_numbers(string query, string? start, string? end, string? symbol, int limit, int page)
    {
        var values = new { start = start ?? "0001-01-01", end = end ?? "9999-12-31", symbol, limit, offset = (page - 1) * limit };
        const string Where = "FROM financial_data_flask WHERE date BETWEEN @start AND @end AND (@symbol IS NULL OR symbol = @symbol)";
        var theirs = await _database.QueryAsync<(string Symbol, string Date, decimal Open, decimal Close, long Volume)>(
            $"SELECT symbol, CAST(date AS CHAR), open_price, close_price, volume {Where} ORDER BY symbol, date LIMIT @limit OFFSET @offset", values);
        var count = (await _database.QueryAsync<int>($"SELECT COUNT(*) {Where}", values))[0];

        var ours = await GetAsync($"/api/financial_data{query}");

        var pagination = ours.GetProperty("pagination");
        Assert.Multiple(() =>
        {
            Assert.That(ours.GetProperty("data").EnumerateArray().Select(row => (
                row.GetProperty("symbol").GetString(), row.GetProperty("date").GetString(), row.GetProperty("open_price").GetDecimal(),
                row.GetProperty("close_price").GetDecimal(), row.GetProperty("volume").GetInt64())), Is.EqualTo(theirs));
            Assert.That((Number("count"), Number("page"), Number("limit"), Number("pages")), Is.EqualTo((count, page, limit, (count + limit - 1) / limit)));
            Assert.That(ours.GetProperty("info").GetProperty("error").GetString(), Is.Empty);
        });

        int Number(string name) => pagination.GetProperty(name).GetInt32();
    }

    [TestCase("IBM", "2023-01-02", "2023-01-24")]
    [TestCase("AAPL", "2023-01-10", "2023-01-12")]
    [TestCase("IBM", "2022-12-01", "2023-01-02")]
    public async Task Statistics_have_the_same_averages(string symbol, string start, string end)
    {
        var (open, close, volume) = (await _database.QueryAsync<(decimal, decimal, long)>(
            "SELECT ROUND(AVG(open_price), 2), ROUND(AVG(close_price), 2), ROUND(AVG(volume)) FROM financial_data_flask WHERE symbol = @symbol AND date BETWEEN @start AND @end",
            new { symbol, start, end }))[0];

        var ours = await GetAsync($"/api/statistics?start_date={start}&end_date={end}&symbol={symbol}");

        var data = ours.GetProperty("data");
        Assert.Multiple(() =>
        {
            Assert.That((Text("start_date"), Text("end_date"), Text("symbol")), Is.EqualTo((start, end, symbol)));
            Assert.That(data.GetProperty("average_daily_open_price").GetDecimal(), Is.EqualTo(open).Within(HalfACent));
            Assert.That(data.GetProperty("average_daily_close_price").GetDecimal(), Is.EqualTo(close).Within(HalfACent));
            Assert.That(data.GetProperty("average_daily_volume").GetInt64(), Is.EqualTo(volume).Within(1), "half a share may be rounded the other way");
            Assert.That(ours.GetProperty("info").GetProperty("error").GetString(), Is.Empty);
        });

        string? Text(string name) => data.GetProperty(name).GetString();
    }

    [TestCase("/api/statistics?symbol=IBM&start_date=2023-01-02", "'end_date'")]
    [TestCase("/api/statistics?symbol=IBM&start_date=2023-01-02&end_date=2023-13-01", "Unable to bind")]
    [TestCase("/api/statistics?symbol=NONE&start_date=2023-01-02&end_date=2023-01-03", "NONE")]
    [TestCase("/api/financial_data?limit=abc", "Unable to bind")]
    public async Task What_is_wrong_stands_where_it_stood(string path, string named)
    {
        using var response = await _server.Client.GetAsync(path);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.That(response.IsSuccessStatusCode, Is.False, "the status says it too, where the Flask system often said 200");
        Assert.That(body.GetProperty("info").GetProperty("error").GetString(), Does.Contain(named).IgnoreCase);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _server.Client.GetAsync(path);
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, body);
        return JsonDocument.Parse(body).RootElement;
    }
}
