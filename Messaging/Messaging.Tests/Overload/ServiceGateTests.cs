using System.Diagnostics.Metrics;
using Messaging.Errors;
using Messaging.Overload;
using Messaging.Tests.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Messaging.Tests.Overload;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ServiceGateTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingLogs _logs = new();
    private readonly LoggerFactory _loggers;

    public ServiceGateTests() => _loggers = new([_logs]);

    public void Dispose()
    {
        _loggers.Dispose();
        _logs.Dispose();
    }

    [TestCase(1)]
    [TestCase(64)]
    public async Task Lets_in_as_many_as_there_are_places(int places)
    {
        using var gate = Gate(new() { Concurrency = places, Queue = 0 });
        for (var i = 0; i < places; i++)
            Assert.That(await gate.EnterAsync(default), Is.Null);

        var shed = await gate.EnterAsync(default);

        Assert.That((shed!.Status, shed.ErrorCode, shed.RetryAfter), Is.EqualTo((503, "Overloaded", (TimeSpan?)TimeSpan.FromSeconds(1))));
        Assert.That((gate.AtWork, gate.Waiting), Is.EqualTo((places, 0)));
    }

    [Test]
    public async Task Lets_in_all_where_there_is_no_limit()
    {
        using var gate = Gate(new());
        for (var i = 0; i < 1000; i++)
            Assert.That(await gate.EnterAsync(default), Is.Null);

        gate.Leave();

        Assert.That((gate.AtWork, gate.Waiting), Is.EqualTo((0, 0)));
    }

    [Test, CancelAfter(30_000)]
    public async Task Lets_those_wait_in_for_whom_there_is_room_in_the_order_they_came(CancellationToken timeout)
    {
        using var gate = Gate(new() { Concurrency = 1, Queue = 2, QueueTime = TimeSpan.FromMinutes(1) });
        await gate.EnterAsync(timeout);
        var (first, second) = (gate.EnterAsync(timeout).AsTask(), gate.EnterAsync(timeout).AsTask());

        Assert.That(await gate.EnterAsync(timeout), Is.Not.Null);
        Assert.That((first.IsCompleted, second.IsCompleted, gate.Waiting), Is.EqualTo((false, false, 2)));
        gate.Leave();
        Assert.That(await first, Is.Null);
        Assert.That(second.IsCompleted, Is.False);
        gate.Leave();
        Assert.That(await second, Is.Null);
        Assert.That((gate.AtWork, gate.Waiting), Is.EqualTo((1, 0)));
    }

    [TestCase(0)]
    [TestCase(20)]
    public async Task Turns_away_who_has_waited_long_enough_and_leaves_nothing_behind(int milliseconds)
    {
        using var gate = Gate(new() { Concurrency = 1, Queue = 1, QueueTime = TimeSpan.FromMilliseconds(milliseconds) });
        await gate.EnterAsync(default);

        Assert.That(await gate.EnterAsync(default), Is.Not.Null);
        Assert.That(gate.Waiting, Is.Zero);
        gate.Leave();
        Assert.That(gate.AtWork, Is.Zero);
        Assert.That(await gate.EnterAsync(default), Is.Null);
    }

    [Test, CancelAfter(30_000)]
    public async Task Who_gives_up_leaves_the_queue_at_once(CancellationToken timeout)
    {
        using var gate = Gate(new() { Concurrency = 1, Queue = 1, QueueTime = TimeSpan.FromMinutes(1) });
        await gate.EnterAsync(timeout);
        using var caller = new CancellationTokenSource();
        var given = gate.EnterAsync(caller.Token).AsTask();

        await caller.CancelAsync();

        await Assert.ThatAsync(() => given, Throws.InstanceOf<OperationCanceledException>());
        var next = gate.EnterAsync(timeout).AsTask();
        Assert.That((next.IsCompleted, gate.Waiting), Is.EqualTo((false, 1)));
        gate.Leave();
        Assert.That(await next, Is.Null);
    }

    [Test]
    public async Task Says_once_that_it_turns_requests_away_and_again_after_a_quiet_time()
    {
        using var gate = Gate(new() { Concurrency = 1, Queue = 0 });
        await gate.EnterAsync(default);

        for (var i = 0; i < 3; i++)
        {
            await gate.EnterAsync(default);
            _clock.Advance(Episode.Quiet - TimeSpan.FromTicks(1));
            await gate.EnterAsync(default);
        }
        Assert.That(_logs.AtLeast(LogLevel.Warning).Count(), Is.EqualTo(1));
        _clock.Advance(Episode.Quiet);
        await gate.EnterAsync(default);

        Assert.That(_logs.AtLeast(LogLevel.Warning), Is.EqualTo(Enumerable.Repeat(
            "Overloaded: 1 requests at work and up to 0 waiting; those beyond are answered 503", 2)));
    }

    [Test]
    public async Task Counts_what_it_does()
    {
        Dictionary<string, long> seen = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name is GateMetrics.MeterName)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        listener.Start();
        using var gate = Gate(new() { Concurrency = 2, Queue = 1, QueueTime = TimeSpan.FromMinutes(1) });
        using var caller = new CancellationTokenSource();
        await gate.EnterAsync(default);
        await gate.EnterAsync(default);
        var waiting = gate.EnterAsync(caller.Token).AsTask();
        Failure?[] shed = [await gate.EnterAsync(default), await gate.EnterAsync(default), await gate.EnterAsync(default)];

        listener.RecordObservableInstruments();
        await caller.CancelAsync();
        await Assert.ThatAsync(() => waiting, Throws.InstanceOf<OperationCanceledException>());

        // Other gates of this process may add their own.
        Assert.That(shed, Has.None.Null);
        Assert.That(seen["messaging.requests.shed"], Is.GreaterThanOrEqualTo(3));
        Assert.That(seen["messaging.requests.active"], Is.GreaterThanOrEqualTo(2));
        Assert.That(seen["messaging.requests.waiting"], Is.GreaterThanOrEqualTo(1));

        void Add(Instrument instrument, long value)
        {
            lock (seen)
                seen[instrument.Name] = seen.GetValueOrDefault(instrument.Name) + value;
        }
    }

    private ServiceGate Gate(OverloadOptions options) => new(options, _clock, _loggers.CreateLogger<ServiceGate>());
}
