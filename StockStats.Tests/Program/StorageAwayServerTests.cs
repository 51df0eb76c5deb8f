using System.Net;
using System.Text.Json;

namespace StockStats.Tests.Program;

/// <summary>A running server whose database goes away says so, and answers again when it is back.</summary>
[TestFixture, Category("Program")]
public sealed class StorageAwayServerTests
{
    private const string Path = "/api/statistics?symbol=IBM&start_date=2024-01-01&end_date=2024-12-31";

    [Test]
    public async Task Answers_503_with_Retry_After_while_it_is_away_and_then_again()
    {
        using var folder = new TemporaryFolder();
        folder.Write("prices.csv", "symbol,date,open_price,close_price,volume\nIBM,2024-02-29,186.2,185.03,9129000\n");
        await ProgramRun.OfAsync(folder.Path, "--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw");
        await using var server = await RunningServer.StartAsync(folder.Path);
        using var warm = await server.Client.GetAsync(Path);
        var file = folder.File("data/streaming/stockstats.db");

        File.Move(file, file + ".away");
        using var away = await FirstAsync(server, HttpStatusCode.ServiceUnavailable);
        var body = JsonDocument.Parse(await away.Content.ReadAsStringAsync()).RootElement;
        File.Move(file + ".away", file);
        using var back = await FirstAsync(server, HttpStatusCode.OK);

        Assert.Multiple(() =>
        {
            Assert.That(warm.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(away.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(body.GetProperty("responseStatus").GetProperty("errorCode").GetString(), Is.EqualTo("StorageUnavailable"));
            Assert.That(body.GetProperty("info").GetProperty("error").GetString(), Does.Not.Contain(folder.Path));
        });
    }

    /// <summary>Asks until the answer has a status.</summary>
    private static async Task<HttpResponseMessage> FirstAsync(RunningServer server, HttpStatusCode status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var response = await server.Client.GetAsync(Path, patience.Token);
            if (response.StatusCode == status) return response;
            response.Dispose();
        }
    }
}
