using Microsoft.Extensions.Time.Testing;
using StockStats.Shutdown;

namespace StockStats.Tests.Shutdown;

/// <summary>When nobody is left who could lose a request.</summary>
[TestFixture]
public sealed class DrainTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public void Without_a_connection_there_is_nothing_to_wait_for() =>
        Assert.That(Begun(connections: 0).WhenQuietAsync(CancellationToken.None).IsCompletedSuccessfully);

    [Test]
    public void A_server_that_was_not_asked_to_stop_does_not_wait()
    {
        var drain = new Drain(_time);
        drain.Open();

        Assert.That(drain.WhenQuietAsync(CancellationToken.None).IsCompletedSuccessfully);
    }

    [Test]
    public async Task It_waits_until_the_last_connection_is_closed()
    {
        var drain = Begun(connections: 1);
        var quiet = drain.WhenQuietAsync(CancellationToken.None);
        Assert.That(quiet.IsCompleted, Is.False);

        drain.Close();
        _time.Advance(TimeSpan.FromMilliseconds(10));

        await quiet.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Or_until_no_request_has_come_for_a_while_and_each_one_begins_it_anew()
    {
        var drain = Begun(connections: 1);
        var quiet = drain.WhenQuietAsync(CancellationToken.None);
        _time.Advance(Drain.Quiet - TimeSpan.FromMilliseconds(1));
        drain.NoteRequest();
        _time.Advance(Drain.Quiet - TimeSpan.FromMilliseconds(1));
        Assert.That(quiet.IsCompleted, Is.False);

        while (!quiet.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        Assert.That(quiet.IsCompletedSuccessfully);
    }

    [Test]
    public async Task Or_until_time_is_up()
    {
        using var up = new CancellationTokenSource();
        var quiet = Begun(connections: 1).WhenQuietAsync(up.Token);
        await up.CancelAsync();
        while (!quiet.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.That(quiet.IsCompletedSuccessfully);
    }

    private Drain Begun(int connections)
    {
        var drain = new Drain(_time);
        for (var i = 0; i < connections; i++) drain.Open();
        drain.Begin();
        return drain;
    }
}
