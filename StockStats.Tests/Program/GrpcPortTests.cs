using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace StockStats.Tests.Program;

/// <summary>The real program with gRPC on and off.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class GrpcPortTests : IDisposable
{
    private const string Key = "key-of-the-tests-0123";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test, CancelAfter(60_000)]
    public async Task With_a_port_messages_are_asked_there_by_gRPC_and_on_the_other_one_by_HTTP(CancellationToken timeout)
    {
        using var process = Process.Start(ProgramRun.Start(_folder.Path, [], ["--urls", "http://127.0.0.1:0", "--Grpc:Port", "0"]))!;
        try
        {
            _ = process.StandardError.ReadToEndAsync(timeout);
            var http = await ListeningAsync(process, timeout);
            var grpc = await ListeningAsync(process, timeout);
            _ = process.StandardOutput.ReadToEndAsync(timeout);
            using var client = new HttpClient();

            var symbols = await client.GetAsync(new Uri(http, "/api/symbols"), timeout);
            var call = await client.SendAsync(EmptyCall(new Uri(grpc, "/GrpcServices/GetQuerySymbols")), timeout);
            await call.Content.ReadAsByteArrayAsync(timeout);

            Assert.Multiple(() =>
            {
                Assert.That(symbols.StatusCode, Is.EqualTo(HttpStatusCode.OK));
                Assert.That(call.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/grpc"));
                Assert.That(call.TrailingHeaders.GetValues("grpc-status"), Is.EqualTo(new[] { "0" }));
            });
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task Prices_are_stored_by_gRPC_with_a_key_in_the_metadata(CancellationToken timeout)
    {
        string[] settings = ["--urls", "http://127.0.0.1:0", "--Grpc:Port", "0", "--Auth:Keys:tests:Key", Key, "--Auth:Keys:tests:Scopes", "prices:write"];
        using var process = Process.Start(ProgramRun.Start(_folder.Path, [], settings))!;
        try
        {
            _ = process.StandardError.ReadToEndAsync(timeout);
            var http = await ListeningAsync(process, timeout);
            var method = new Uri(await ListeningAsync(process, timeout), "/GrpcServices/PostStoreFinancialData");
            _ = process.StandardOutput.ReadToEndAsync(timeout);

            var withoutKey = await StatusAsync(method, Request(OneRow()), key: null, timeout);
            var withoutRows = await StatusAsync(method, [], Key, timeout);
            var withoutDate = await StatusAsync(method, Request(OneRow(day: 0)), Key, timeout);
            var stored = await StatusAsync(method, Request(OneRow()), Key, timeout);
            using var client = new HttpClient();
            var rows = await client.GetStringAsync(new Uri(http, "/api/financial_data.csv?symbol=IBM"), timeout);

            Assert.Multiple(() =>
            {
                Assert.That((withoutKey, withoutRows, withoutDate, stored), Is.EqualTo(("16", "3", "3", "0")), "unauthenticated, invalid argument twice, ok");
                Assert.That(rows, Does.Contain("\nIBM,2024-02-29,1.5,,,1.25,7,,,,"));
            });
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Its writing checks every member of every DTO: one without an Order would be lost over gRPC.</summary>
    [Test]
    public async Task The_proto_of_all_messages_is_there_without_a_port_and_gRPC_is_not()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);

        var proto = await server.Client.GetStringAsync("/types/proto");
        using var call = EmptyCall(new Uri(server.Address, "/GrpcServices/GetQuerySymbols"));
        (call.Version, call.VersionPolicy) = (HttpVersion.Version11, HttpVersionPolicy.RequestVersionExact);
        var answer = await server.Client.SendAsync(call);

        Assert.Multiple(() =>
        {
            Assert.That(proto, Does.Contain("rpc GetQueryFinancialData (").And.Contain("rpc CallGetStatistics ("));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [TestCase("65536", "Grpc:Port is '65536': expected 0 to 65535")]
    [TestCase("-1", "Grpc:Port is '-1': expected 0 to 65535")]
    [TestCase("many", "Grpc:Port")]
    public async Task A_port_that_there_is_not_stops_the_start(string port, string expected)
    {
        var run = await ProgramRun.OfAsync(_folder.Path, "--Grpc:Port", port, "--AppTasks=migrate");

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain(expected));
        });
    }

    /// <summary>Field 1, the rows, of StoreFinancialData, as /types/proto describes it.</summary>
    private static byte[] Request(byte[] row) => [0x0A, (byte)row.Length, .. row];

    /// <summary>symbol IBM, date, open_price 1.5, close_price 1.25, volume 7. A day is a varint of the days since 0001-01-01.</summary>
    private static byte[] OneRow(int? day = null)
    {
        var number = day ?? new DateOnly(2024, 2, 29).DayNumber;
        byte[] date = number == 0 ? [] : [0x10, (byte)((number & 0x7F) | 0x80), (byte)(((number >> 7) & 0x7F) | 0x80), (byte)(number >> 14)];
        return [0x0A, 3, .. "IBM"u8, .. date, 0x1A, 3, .. "1.5"u8, 0x32, 4, .. "1.25"u8, 0x38, 7];
    }

    private static async Task<string> StatusAsync(Uri method, byte[] message, string? key, CancellationToken timeout)
    {
        using var client = new HttpClient();
        using var call = Call(method, message);
        if (key is not null) call.Headers.Add("x-api-key", key);
        using var answer = await client.SendAsync(call, timeout);
        await answer.Content.ReadAsByteArrayAsync(timeout);
        return (answer.Headers.TryGetValues("grpc-status", out var status) ? status : answer.TrailingHeaders.GetValues("grpc-status")).Single();
    }

    /// <summary>A message without fields.</summary>
    private static HttpRequestMessage EmptyCall(Uri address) => Call(address, []);

    /// <summary>One frame, not compressed, of fewer than 256 bytes.</summary>
    private static HttpRequestMessage Call(Uri address, byte[] message)
    {
        var content = new ByteArrayContent([0, 0, 0, 0, (byte)message.Length, .. message]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        return new(HttpMethod.Post, address)
        {
            Content = content,
            Headers = { { "te", "trailers" } },
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    private static async Task<Uri> ListeningAsync(Process process, CancellationToken timeout)
    {
        while (await process.StandardOutput.ReadLineAsync(timeout) is { } line)
        {
            if (Listening().Match(line) is { Success: true } found) return new(found.Groups["url"].Value);
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    [GeneratedRegex(@"Now listening on: \\?""?(?<url>http://[^\s""\\]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Listening();
}
