using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace StockStats.Tests.Program;

/// <summary>The real program as a server.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_first_start_in_development_answers_from_the_sample_prices()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--environment", "Development");

        var body = await server.Client.GetFromJsonAsync<JsonElement>("/api/statistics?symbol=aapl&start_date=2015-01-01&end_date=2015-12-31");

        var data = body.GetProperty("data");
        Assert.Multiple(() =>
        {
            Assert.That(data.GetProperty("symbol").GetString(), Is.EqualTo("AAPL"));
            Assert.That(data.GetProperty("days").GetInt32(), Is.EqualTo(252), "NYSE sessions in 2015");
            Assert.That(data.GetProperty("first_date").GetString(), Is.EqualTo("2015-01-02"));
            Assert.That(data.GetProperty("last_date").GetString(), Is.EqualTo("2015-12-31"));
            Assert.That(body.GetProperty("info").GetProperty("error").GetString(), Is.Empty);
        });
    }

    [Test]
    public async Task In_production_the_database_starts_empty()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);

        var body = await server.Client.GetFromJsonAsync<JsonElement>("/api/symbols");

        Assert.That(body.GetProperty("pagination").GetProperty("count").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task Prices_of_an_ingest_are_served_by_a_server_that_was_already_running()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);
        _folder.Write("prices.csv", "symbol,date,open_price,close_price,volume\nIBM,2024-02-29,186.2,185.03,9129000\n");

        await ProgramRun.OfAsync(_folder.Path, "--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw");
        var body = await server.Client.GetFromJsonAsync<JsonElement>("/api/financial_data?symbol=IBM");

        Assert.That(body.GetProperty("data")[0].GetProperty("close_price").GetDecimal(), Is.EqualTo(185.03m));
    }

    [Test]
    public async Task Live_and_ready_answer_200_and_ready_says_which_schema()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);

        var live = await server.Client.GetAsync("/health/live");
        var ready = await server.Client.GetAsync("/health/ready");

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(live.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await ready.Content.ReadAsStringAsync(), Does.Contain("schema"));
        });
    }

    [Test]
    public async Task Without_its_schema_the_server_is_live_but_not_ready()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);
        await ProgramRun.OfAsync(_folder.Path, "--AppTasks=migrate.revert");

        var live = await server.Client.GetAsync("/health/live");
        var ready = await server.Client.GetAsync("/health/ready");

        Assert.That((live.StatusCode, ready.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable)));
    }

    [Test]
    public async Task A_termination_signal_ends_it_with_0_and_its_log_file_stays()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--environment", "Staging");

        var exitCode = await server.StopAsync();

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(Directory.GetFiles(_folder.File("data/log"), "staging-*.log"), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public async Task An_adjustment_that_cannot_be_had_is_a_400_that_names_the_field()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--environment", "Development");

        var response = await server.Client.GetAsync("/api/statistics?symbol=AAPL&start_date=2015-01-01&end_date=2015-12-31&adjustment=raw");
        var status = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("responseStatus");

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(status.GetProperty("errorCode").GetString(), Is.EqualTo("AdjustmentUnavailable"));
            Assert.That(status.GetProperty("errors")[0].GetProperty("fieldName").GetString(), Is.EqualTo("adjustment"));
        });
    }

    [Test]
    public async Task A_damaged_database_answers_503_with_retry_after_and_no_inner_text()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);
        foreach (var file in Directory.GetFiles(_folder.File("data/streaming"))) File.WriteAllText(file, new string('x', 8192));

        var response = await server.Client.GetAsync("/api/statistics?symbol=IBM&start_date=2024-01-01&end_date=2024-12-31");
        var status = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("responseStatus");

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(response.Headers.RetryAfter, Is.Not.Null);
            Assert.That(status.GetProperty("message").GetString(), Is.Not.Empty.And.Not.Contain("stockstats.db").And.Not.Contain("SQLite"));
        });
    }
}
