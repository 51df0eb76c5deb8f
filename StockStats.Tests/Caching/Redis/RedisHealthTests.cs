using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StockStats.ServiceInterface.Caching.Redis;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Caching.Redis;

/// <summary>After a failure Redis is left alone for a while; the log has one line for each turn.</summary>
[TestFixture]
public sealed class RedisHealthTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider _clock = new(new(2024, 3, 4, 12, 0, 0, TimeSpan.Zero));
    private LogRecorder _log = null!;
    private ILoggerFactory _logs = null!;
    private RedisMetrics _metrics = null!;
    private RedisHealth _health = null!;

    [SetUp]
    public void Make()
    {
        _log = new();
        _logs = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _metrics = new();
        _health = new("cache:6379", _clock, _metrics, _logs.CreateLogger<RedisHealth>());
    }

    [TearDown]
    public void Dispose()
    {
        _metrics.Dispose();
        _logs.Dispose();
    }

    [Test]
    public void Before_the_first_answer_it_may_be_asked_and_does_not_count_as_there() =>
        Assert.That((_health.TryEnter(), _health.TryEnter(), _health.Trouble), Is.EqualTo((true, true, "it has not answered yet")));

    [Test]
    public void The_first_answer_makes_it_count_as_there_and_the_log_says_nothing()
    {
        _health.Succeed();

        Assert.That(_health.Trouble, Is.Null);
        Assert.That(_log.Lines, Is.Empty);
    }

    [Test]
    public void After_a_failure_it_is_left_alone_for_a_second_and_then_one_caller_tries()
    {
        _health.Fail("gone");
        _clock.Advance(RedisHealth.Rest - Tick);
        var during = (_health.IsUsable, _health.TryEnter());
        _clock.Advance(Tick);
        var after = (_health.IsUsable, _health.TryEnter(), _health.TryEnter());
        _health.Succeed();

        Assert.That((during, after, _health.TryEnter(), _health.TryEnter()), Is.EqualTo(((false, false), (true, true, false), true, true)));
    }

    [Test]
    public void The_log_says_once_that_it_is_away_and_once_that_it_is_back()
    {
        _health.Succeed();
        for (var i = 0; i < 3; i++) _health.Fail("gone");
        _clock.Advance(RedisHealth.Calm);
        for (var i = 0; i < 3; i++) _health.Succeed();

        Assert.That(_log.Lines, Has.Count.EqualTo(2));
        Assert.That(_log.Lines.First(), Does.StartWith("Warning 1210").And.Contain("cache:6379").And.Contain("gone"));
        Assert.That(_log.Lines.Last(), Does.StartWith("Information 1211"));
    }

    [Test]
    public void One_that_answers_now_and_then_stays_away_until_it_has_answered_for_a_while()
    {
        for (var i = 0; i < 5; i++)
        {
            _health.Fail("slow");
            _clock.Advance(RedisHealth.Calm - Tick);
            _health.Succeed();
        }

        Assert.That((_health.Trouble, _health.IsUsable), Is.EqualTo(("slow", true)));
        Assert.That(_log.Lines, Has.Count.EqualTo(1));
    }
}
