using System.Net;
using System.Text;

namespace StockStats.Tests.Program;

/// <summary>ETags of the real program: as long as nothing changed 304, and never after a change.</summary>
[TestFixture, Category("Program")]
public sealed class HttpCachingTests
{
    private const string Key = "0123456789abcdef-http-caching";

    private TemporaryFolder _folder = null!;
    private RunningServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _server = await RunningServer.StartAsync(_folder.Path, "--Auth:Keys:tests:Key", Key, "--Auth:Keys:tests:Scopes", "prices:write",
            "--Cache:MaxAgeSettled", "600");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase("/api/statistics?symbol={0}&start_date=2024-01-01&end_date=2024-12-31")]
    [TestCase("/api/statistics?symbol={0}&start_date=2024-01-01&end_date=2024-12-31&benchmark={1}")]
    [TestCase("/api/financial_data?symbol={0}")]
    public async Task An_answer_is_sent_again_only_after_a_change_of_what_it_was_made_from(string pattern)
    {
        var (symbol, other, stranger) = (NewSymbol(), NewSymbol(), NewSymbol());
        foreach (var name in new[] { symbol, other, stranger }) await PostAsync(name, 100);
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, symbol, other);
        using var first = await _server.Client.GetAsync(path);
        var tag = first.Headers.ETag!.ToString();

        var same = await StatusAsync(path, tag);
        await PostAsync(stranger, 101);
        var afterStranger = await StatusAsync(path, tag);
        await PostAsync(pattern.Contains("{1}", StringComparison.Ordinal) ? other : symbol, 102);
        var after = await StatusAsync(path, tag);

        Assert.That((first.StatusCode, same, afterStranger, after),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.NotModified, HttpStatusCode.OK)));
    }

    [TestCase("/api/financial_data?limit=10000")]
    [TestCase("/api/financial_data?start_date=2024-02-29&end_date=2024-02-29")]
    public async Task An_answer_without_a_symbol_is_sent_again_after_a_change_of_any_symbol(string path)
    {
        await PostAsync(NewSymbol(), 100);
        using var first = await _server.Client.GetAsync(path);
        var tag = first.Headers.ETag!.ToString();

        var same = await StatusAsync(path, tag);
        await PostAsync(NewSymbol(), 101);

        Assert.That((first.StatusCode, same, await StatusAsync(path, tag)), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK)));
    }

    [TestCase("/api/financial_data?end_date=2024-12-31", "max-age=600")]
    [TestCase("/api/financial_data?symbol={0}&end_date=2024-12-31", "max-age=600")]
    [TestCase("/api/statistics?symbol={0}&start_date=2024-01-01&end_date=2024-12-31", "max-age=600")]
    [TestCase("/api/financial_data?symbol={0}", "no-cache")]
    [TestCase("/api/financial_data?end_date=9999-12-31", "no-cache")]
    [TestCase("/api/financial_data?symbol={0}&end_date=2024-12-31&adjustment=split", "no-cache")]
    public async Task Only_answers_of_settled_days_as_stored_may_be_kept(string pattern, string expected)
    {
        var symbol = NewSymbol();
        await PostAsync(symbol, 100);

        using var answer = await _server.Client.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, symbol));

        Assert.That((answer.StatusCode, answer.Headers.CacheControl!.ToString()), Is.EqualTo((HttpStatusCode.OK, expected)));
    }

    private static string NewSymbol() => "T" + Guid.NewGuid().ToString("N")[..12].ToUpperInvariant();

    private async Task<HttpStatusCode> StatusAsync(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var response = await _server.Client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task PostAsync(string symbol, int price)
    {
        var rows = FormattableString.Invariant($"symbol,date,open_price,close_price,volume\n{symbol},2024-02-28,{price},{price},1\n{symbol},2024-02-29,{price},{price},1\n{symbol},2024-03-01,{price},{price},1\n");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/financial_data") { Content = new StringContent(rows, Encoding.UTF8, "text/csv") };
        request.Headers.Add("X-Api-Key", Key);
        using var response = await _server.Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
