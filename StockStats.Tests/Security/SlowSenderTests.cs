using System.Diagnostics;

namespace StockStats.Tests.Security;

/// <summary>Clients that send so slowly that they only hold a connection open.</summary>
[TestFixture, Category("Program"), Parallelizable(ParallelScope.Children)]
public sealed class SlowSenderTests
{
    private TemporaryFolder _folder = null!;
    private HostedProgram _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _server = await HostedProgram.StartAsync(_folder, "--Limits:HeaderSeconds", "1", "--Limits:KeepAliveSeconds", "1", "--Limits:HeaderBytes", "2048");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Slow: ", new[] { 408 }, TestName = "Headers that never end are 408")]
    [TestCase("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n", new[] { 200 }, TestName = "A connection without a further request is closed")]
    [TestCase("POST /api/QuerySymbols[] HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{", new[] { 408 }, TestName = "A body that never ends is 408")]
    public async Task Is_cut_off(string begin, int[] statuses)
    {
        var began = Stopwatch.GetTimestamp();

        var answer = await RawHttp.SendAsync(_server.Address, begin, ends: false);

        Assert.That(RawHttp.Statuses(answer), Is.EqualTo(statuses), answer);
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(25)), "closed by the server, and not by the client's patience");
    }

    [Test]
    public async Task A_head_larger_than_may_be_is_431()
    {
        var answer = await RawHttp.SendAsync(_server.Address, $"GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: {new string('x', 4096)}\r\n\r\n", ends: false);

        Assert.That(RawHttp.Statuses(answer), Is.EqualTo(new[] { 431 }));
    }
}
