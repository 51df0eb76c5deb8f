using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Messaging.Catalog;
using Microsoft.Extensions.DependencyInjection;
using StockStats.Tests.Auth.Tokens;

namespace StockStats.Tests.Security;

/// <summary>Texts that mean something to a database, a log, a header or a file system, in every place where a caller can put them.</summary>
[TestFixture, Category("Program")]
public sealed partial class InjectionTests
{
    private const string Key = "key-of-the-tests-0123";
    private const string Row = "symbol,date,open_price,close_price,volume\nKEEP,2024-02-29,1.5,1.25,7\n";

    /// <summary>The start of a line of the log; what follows it is one line's own.</summary>
    private const string Forged = "FORGED";

    /// <summary>A number to databases, and as good a symbol as any.</summary>
    private const string GoodSymbol = "0x27";

    private static readonly string[] Statements =
    [
        "'", "''", "\"", "`", "\\", "\\'", "' OR '1'='1", "IBM' OR 1=1 -- ", "IBM'; DROP TABLE financial_data; -- ", "1; DELETE FROM symbols", "1 UNION SELECT name FROM sqlite_master",
        "IBM' UNION SELECT 1,2,3,4 -- ", "') OR ('1'='1", "%' OR '%'='", "_%", GoodSymbol, "char(39)", "IBM\0' OR 1=1", "@symbol", "@p0", ":symbol", "?", "$1", "{0}",
        "' AND SLEEP(5) -- ", "1 AND RANDOMBLOB(1000000000)", "2015-01-01' OR '1'='1", "\u02bc OR 1=1", "\uff07 OR 1=1",
    ];

    private TemporaryFolder _folder = null!;
    private Issuer _issuer = null!;
    private HostedProgram _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _issuer = await Issuer.StartAsync();
        _server = await HostedProgram.StartAsync(_folder,
        [
            .. _issuer.Settings, "--Log:Level", "Verbose", "--Auth:Keys:tests:Key", Key, "--Auth:Keys:tests:Scopes", "prices:write,ingest:run",
            "--AlphaVantage:BaseUrl", "http://127.0.0.1:1", "--AlphaVantage:MaxRetries", "0",
        ]);
        Assert.That((await PostAsync("/api/financial_data", Row, "text/csv")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        await _issuer.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Statements_in_every_field_of_every_message_are_values_and_no_more()
    {
        var before = await StoredAsync();
        foreach (var message in _server.Services.GetRequiredService<MessageCatalog>().Messages)
        {
            foreach (var field in message.Fields.Select(field => field.Name).Append("format").Append("unknown"))
            {
                foreach (var text in Statements)
                {
                    using var asked = await _server.Client.GetAsync($"/api/{message.Name}?{Good(message, field)}{Uri.EscapeDataString(field)}={Uri.EscapeDataString(text)}");
                    var body = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { [field] = text });
                    using var posted = await PostAsync($"/json/reply/{message.Name}", body, "application/json");
                    Assert.That(new[] { (int)asked.StatusCode, (int)posted.StatusCode }, Has.All.LessThan(500), $"{message.Name}.{field} = {text}");
                }
            }
        }

        Assert.That(await StoredAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Statements_in_rows_that_are_stored_are_values_and_no_more()
    {
        var before = await StoredAsync();
        foreach (var text in Statements.Except([GoodSymbol], StringComparer.Ordinal))
        {
            foreach (var field in new[] { "symbol", "date", "open_price", "close_price", "volume" })
            {
                var row = new Dictionary<string, string>(StringComparer.Ordinal) { ["symbol"] = "IBM", ["date"] = "2024-02-29", ["open_price"] = "1", ["close_price"] = "1", ["volume"] = "1", [field] = text };
                using var answer = await PostAsync("/api/financial_data", JsonSerializer.Serialize(new { data = new[] { row } }), "application/json");
                Assert.That((int)answer.StatusCode, Is.EqualTo(400), $"{field} = {text}");
            }
        }

        Assert.That(await StoredAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_line_break_in_a_value_makes_no_header()
    {
        string[] breaks = ["\r\n", "\n", "\r", "\u560a", "\u2028", "\r\n\r\n<html>"];
        string[] paths = ["/api/symbols?search=", "/api/statistics?symbol=", "/api/symbols?format=", "/api/symbols.", "/metadata/", "/csv/metadata?op=", "/types/csharp?BaseUrl=", "/swagger-ui/", "/nothing/"];
        foreach (var path in paths.SelectMany(path => breaks.Select(line => $"{path}x{Uri.EscapeDataString($"{line}X-Injected: yes{line}Set-Cookie: a=b")}")))
        {
            var answer = await RawHttp.SendAsync(_server.Address, $"GET {path} HTTP/1.1\r\nHost: x\r\nX-Http-Method-Override: a%0d%0aX-Injected: yes\r\nConnection: close\r\n\r\n", ends: false);
            var head = answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
            Assert.That(RawHttp.Statuses(head), Has.Length.EqualTo(1).And.All.LessThan(500), path);
            Assert.That(head.Split("\r\n"), Has.None.StartsWith("X-Injected").And.None.StartsWith("Set-Cookie"), path);
            Assert.That(head.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain("\r").And.Not.Contain("\n"), path);
        }
    }

    [TestCase("GET /%0a{0} HTTP/1.1\r\nHost: x")]
    [TestCase("GET /api/symbols?search=%0d%0a{0} HTTP/1.1\r\nHost: x\r\nUser-Agent: a%0a{0}\u001b[31m\u001b]0;{0}\u0007")]
    [TestCase("GET /metadata/%1b[2J%0a{0} HTTP/1.1\r\nHost: x")]
    [TestCase("POST /api/%0d%0a{0} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Type: text/csv; a=%0a{0}")]
    [TestCase("GET /api/statistics?symbol=%0a{0}&start_date=%0a{0}&end_date=%1b[31m HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: %0a{0}")]
    [TestCase("POST /json/reply/QuerySymbols HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\nX-Http-Method-Override: %0a{0}")]
    public async Task What_a_caller_writes_begins_no_line_of_the_log(string request)
    {
        await RawHttp.SendAsync(_server.Address, string.Format(CultureInfo.InvariantCulture, request, Forged) + "\r\n\r\n", ends: true);

        AssertLog();
    }

    [Test]
    public async Task A_symbol_or_a_name_of_a_caller_with_line_breaks_begins_no_line_of_the_log()
    {
        var token = _issuer.Token(new() { ["sub"] = $"a\n{Forged}\u001b[31m", ["scope"] = "prices:write ingest:run" });
        using var rows = await PostAsync("/api/financial_data?on_error=skip", $$"""{"data":[{"symbol":"A\n{{Forged}}\u001b[31m","date":"2024-02-29","open_price":1,"close_price":1,"volume":1},{"symbol":"IBM","date":"2024-02-29","open_price":1,"close_price":1,"volume":1}]}""", "application/json", $"Bearer {token}");
        using var run = await PostAsync("/api/ingest", $$"""{"symbols":["A\n{{Forged}}"]}""", "application/json", $"Bearer {token}");
        using var good = await PostAsync("/api/ingest", """{"symbols":["IBM"]}""", "application/json", $"Bearer {token}");
        var runs = await _server.Client.GetStringAsync("/api/ingest.csv");

        Assert.That((int)rows.StatusCode, Is.EqualTo(200), await rows.Content.ReadAsStringAsync());
        Assert.That(runs.Split('\n'), Has.None.StartsWith(Forged));
        AssertLog();
    }

    [TestCase("/../../../../etc/passwd")]
    [TestCase("/..%2f..%2f..%2f..%2fetc%2fpasswd")]
    [TestCase("/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [TestCase("/..%5c..%5cappsettings.json")]
    [TestCase("/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd")]
    [TestCase("/swagger-ui/../appsettings.json")]
    [TestCase("/swagger-ui/..%2f..%2fappsettings.json")]
    [TestCase("/swagger-ui/....//appsettings.json")]
    [TestCase("/swagger-ui/%2e%2e%2fappsettings.json")]
    [TestCase("/swagger-ui//etc/passwd")]
    [TestCase("/metadata/..%2f..%2fappsettings.json")]
    [TestCase("/types/..%2f..%2fappsettings.Development.json")]
    [TestCase("/appsettings.json")]
    [TestCase("/data/log/production.log")]
    [TestCase("/prices.db")]
    [TestCase("/api/..%00/appsettings.json")]
    [TestCase("/swagger-ui/start.js%00.png")]
    public async Task No_path_leads_to_a_file(string path)
    {
        var answer = await RawHttp.SendAsync(_server.Address, $"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", ends: false);

        Assert.That(RawHttp.Statuses(answer), Has.Length.EqualTo(1).And.All.AnyOf(400, 404), answer);
        Assert.That(answer, Does.Not.Contain("root:").And.Not.Contain("AllowedHosts").And.Not.Contain("SQLite format"));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_small_body_that_grows_beyond_the_limit_is_413_and_takes_no_memory(string encoding)
    {
        const int Megabytes = 200;
        var bomb = await BombAsync(encoding, Megabytes);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        List<int> statuses = [];
        for (var i = 0; i < 5; i++)
        {
            using var answer = await PostAsync("/api/financial_data", bomb, "application/json", encoding);
            statuses.Add((int)answer.StatusCode);
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(statuses, Has.All.EqualTo(413));
        Assert.That((bomb.Length, grown), Is.LessThan((1_000_000, 0L)).Using<(int, long)>((a, b) => a.Item1 < b.Item1 && a.Item2 < 40_000_000 ? -1 : 1), $"{bomb.Length} bytes, grown by {grown}");
    }

    [Test]
    public async Task A_body_that_is_larger_than_may_be_is_413_before_it_is_sent()
    {
        var answer = await RawHttp.SendAsync(_server.Address, $"POST /api/financial_data HTTP/1.1\r\nHost: x\r\nX-Api-Key: {Key}\r\nContent-Type: application/json\r\nContent-Length: 30000001\r\n\r\n", ends: false);

        Assert.That(RawHttp.Statuses(answer), Is.EqualTo(new[] { 413 }), answer);
        Assert.That(answer, Does.Contain("\"responseStatus\"").And.Contain("30000000 bytes"));
    }

    /// <summary>What else a message needs, so that the field is what is judged.</summary>
    private static string Good(Message message, string field) => string.Concat(
        new[] { ("symbol", "KEEP"), ("start_date", "2024-01-01"), ("end_date", "2024-12-31") }
            .Where(value => value.Item1 != field && message.FindField(value.Item1) is not null)
            .Select(value => $"{value.Item1}={value.Item2}&"));

    private static async Task<byte[]> BombAsync(string encoding, int megabytes)
    {
        using var bytes = new MemoryStream();
        await using (Stream packed = encoding switch
        {
            "gzip" => new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true),
            "br" => new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true),
        })
        {
            await packed.WriteAsync("{\"data\":[ "u8.ToArray());
            var spaces = new byte[1_000_000];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < megabytes; i++) await packed.WriteAsync(spaces);
        }

        return bytes.ToArray();
    }

    private async Task<(string Prices, string Symbols)> StoredAsync() =>
        (await _server.Client.GetStringAsync("/api/financial_data.csv?limit=10000"), await _server.Client.GetStringAsync("/api/symbols.csv?limit=1000"));

    private Task<HttpResponseMessage> PostAsync(string path, string body, string type, string? authorization = null) =>
        SendAsync(path, new ByteArrayContent(Encoding.UTF8.GetBytes(body)), type, authorization ?? $"Bearer {Key}");

    private Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type, string encoding) =>
        SendAsync(path, new ByteArrayContent(body) { Headers = { ContentEncoding = { encoding } } }, type, $"Bearer {Key}");

    private async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, string type, string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await _server.Client.SendAsync(request);
    }

    private void AssertLog()
    {
        var log = string.Concat(Directory.GetFiles(_folder.File("log")).Select(path =>
        {
            using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return file.ReadToEnd();
        }));
        Assert.That(log, Is.Not.Empty.And.Not.Contain("\u001b"));
        Assert.That(ForgedLine().Matches(log).Select(match => match.Value), Is.Empty);
    }

    /// <summary>A line whose first word is the caller's.</summary>
    [GeneratedRegex(@"^\s*FORGED.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ForgedLine();
}
