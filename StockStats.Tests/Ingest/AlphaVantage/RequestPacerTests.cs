using Microsoft.Extensions.Options;
using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.AlphaVantage;

[TestFixture]
public sealed class RequestPacerTests
{
    private InstantTime _time = null!;

    [SetUp]
    public void SetUp() => _time = new(Sources.Now);

    [Test]
    public async Task Leaves_a_second_and_a_half_between_requests()
    {
        var sent = await SendAsync(new() { PerMinute = 0 }, 4);

        Assert.That(sent, Is.EqualTo(new[] { 0, 1.5, 3, 4.5 }));
    }

    [Test]
    public async Task Does_not_wait_for_time_that_has_passed_already()
    {
        using var pacer = new RequestPacer(Options.Create(new AlphaVantageOptions()), _time);
        await pacer.WaitAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(1));
        await pacer.WaitAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(1.5));
        await pacer.WaitAsync(CancellationToken.None);

        Assert.That(_time.Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 0.5 }));
    }

    [Test]
    public async Task Sends_no_more_than_a_minutes_requests_in_any_minute()
    {
        var sent = await SendAsync(new() { PerSecond = 1, PerMinute = 3, PerDay = 0 }, 8);

        Assert.That(sent, Is.EqualTo(new[] { 0, 1, 2, 60, 61, 62, 120, 121 }));
    }

    [Test]
    public async Task Sends_no_more_than_a_days_requests_in_24_hours()
    {
        using var pacer = new RequestPacer(Options.Create(new AlphaVantageOptions { PerSecond = 1000, PerMinute = 0, PerDay = 2 }), _time);

        Assert.That(await pacer.WaitAsync(CancellationToken.None), Is.True);
        Assert.That(await pacer.WaitAsync(CancellationToken.None), Is.True);
        Assert.That(await pacer.WaitAsync(CancellationToken.None), Is.False);
        _time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.That(await pacer.WaitAsync(CancellationToken.None), Is.False);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await pacer.WaitAsync(CancellationToken.None), Is.True);
    }

    [Test]
    public async Task Gives_turns_one_by_one_to_all_who_ask_at_once()
    {
        using var pacer = new RequestPacer(Options.Create(new AlphaVantageOptions { PerMinute = 0, PerDay = 4 }), _time);

        var turns = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => pacer.WaitAsync(CancellationToken.None)));

        Assert.That(turns.Count(turn => turn), Is.EqualTo(4));
        Assert.That(_time.GetUtcNow() - Sources.Now, Is.EqualTo(TimeSpan.FromSeconds(4.5)));
    }

    [Test]
    public async Task Lets_the_next_one_in_after_one_that_gave_up()
    {
        using var pacer = new RequestPacer(Options.Create(new AlphaVantageOptions()), _time);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThatAsync(() => pacer.WaitAsync(stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await pacer.WaitAsync(CancellationToken.None), Is.True);
    }

    private async Task<double[]> SendAsync(AlphaVantageOptions options, int requests)
    {
        using var pacer = new RequestPacer(Options.Create(options), _time);
        var sent = new double[requests];
        for (var i = 0; i < requests; i++)
        {
            Assert.That(await pacer.WaitAsync(CancellationToken.None), Is.True);
            sent[i] = (_time.GetUtcNow() - Sources.Now).TotalSeconds;
        }

        return sent;
    }
}
