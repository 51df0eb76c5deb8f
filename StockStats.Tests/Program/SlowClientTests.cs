using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StockStats.Tests.Program;

/// <summary>Clients that send or read slowly, or not at all, hold up nobody else.</summary>
[TestFixture, Category("Program")]
public sealed class SlowClientTests
{
    private const int Rows = 10_000;
    private const int Readers = 200;
    private const int Senders = 200;
    private const int Asked = 100;

    /// <summary>Of each slow reader the rows of its answer, some 2 MB, and what is being sent, some 0.1 MB.</summary>
    private const long MostBytes = 600_000_000;

    /// <summary>A thread for each slow client would be four times as many.</summary>
    private const int MostThreads = 100;

    private static readonly string[] Formats = ["json", "csv", "xml", "jsv", "jsonl"];

    [Test, CancelAfter(120_000)]
    public async Task Others_are_answered_and_threads_and_memory_stay_bounded(CancellationToken timeout)
    {
        using var folder = new TemporaryFolder();
        folder.Write("prices.csv", Prices());
        await ProgramRun.OfAsync(folder.Path, "--AppTasks=ingest", "--path", "prices.csv", "--basis", "raw");
        await using var server = await RunningServer.StartAsync(folder.Path);
        using var warm = await server.Client.GetAsync("/api/statistics?symbol=IBM&start_date=1990-01-01&end_date=1990-12-31", timeout);
        var before = server.Usage();
        List<Socket> slow = [];
        try
        {
            for (var i = 0; i < Readers; i++) slow.Add(await BeginToReadAsync(server, Formats[i % Formats.Length], timeout));
            for (var i = 0; i < Senders; i++) slow.Add(await BeginToSendAsync(server, timeout));

            for (var i = 0; i < Asked; i++)
            {
                using var answer = await server.Client.GetAsync("/api/financial_data?symbol=IBM&limit=100&page=3", timeout);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            }

            var after = server.Usage();
            TestContext.Out.WriteLine($"{before} -> {after}");
            Assert.That(after.Threads - before.Threads, Is.LessThan(MostThreads));
            Assert.That(after.Bytes - before.Bytes, Is.LessThan(MostBytes));
        }
        finally
        {
            slow.ForEach(socket => socket.Dispose());
        }

        Assert.That(await server.StopAsync(), Is.Zero);
    }

    /// <summary>Asks for a large answer and takes its first bytes only.</summary>
    private static async Task<Socket> BeginToReadAsync(RunningServer server, string format, CancellationToken timeout)
    {
        var socket = await SendAsync(server, $"GET /api/financial_data.{format}?symbol=IBM&limit={Rows} HTTP/1.1\r\nHost: x\r\n\r\n", timeout);
        var start = new byte[12];
        await socket.ReceiveAsync(start, timeout);
        Assert.That(Encoding.ASCII.GetString(start), Is.EqualTo("HTTP/1.1 200"));
        return socket;
    }

    /// <summary>Announces a large body and sends its first bytes only.</summary>
    private static Task<Socket> BeginToSendAsync(RunningServer server, CancellationToken timeout) => SendAsync(
        server,
        "POST /json/reply/GetStatistics HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 30000000\r\n\r\n{\"symbol\":\"IBM\",",
        timeout);

    private static async Task<Socket> SendAsync(RunningServer server, string request, CancellationToken timeout)
    {
        // A small window, so that the system does not take for the reader what it does not read.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port, timeout);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), timeout);
        return socket;
    }

    private static string Prices()
    {
        var text = new StringBuilder("symbol,date,open_price,high_price,low_price,close_price,volume\n");
        for (var day = 0; day < Rows; day++)
            text.Append(CultureInfo.InvariantCulture, $"IBM,{new DateOnly(1980, 1, 1).AddDays(day):yyyy-MM-dd},{100 + (day % 7)}.25,110.5,90.125,{100 + (day % 5)}.75,{1_000_000 + day}\n");
        return text.ToString();
    }
}
