using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using StockStats.ServiceInterface.RateLimits;

namespace StockStats.Tests.RateLimits;

/// <summary>How often a caller may ask, with a clock that stands still until it is moved.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LocalRatesTests
{
    private static readonly RateLimit Limit = new(60);

    private readonly FakeTimeProvider _clock = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Test]
    public void As_many_as_a_minute_has_are_taken_at_once_and_then_one_a_share()
    {
        var rates = new LocalRates(_clock);

        var first = Take(rates, 60);
        var refused = rates.Take("a", Limit, 0);
        _clock.Advance(refused.RetryAfter - TimeSpan.FromMicroseconds(1));
        var tooSoon = rates.Take("a", Limit, 0);
        _clock.Advance(TimeSpan.FromMicroseconds(1));
        var next = rates.Take("a", Limit, 0);

        Assert.Multiple(() =>
        {
            Assert.That(first, Has.All.Matches<RateVerdict>(verdict => verdict.IsAllowed));
            Assert.That(first.Select(verdict => verdict.Remaining), Is.EqualTo(Enumerable.Range(0, 60).Reverse()));
            Assert.That((refused.IsAllowed, refused.RetryAfter, refused.Reset), Is.EqualTo((false, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1))));
            Assert.That((tooSoon.IsAllowed, next.IsAllowed), Is.EqualTo((false, true)));
        });
    }

    [Test]
    public void Callers_are_counted_apart()
    {
        var rates = new LocalRates(_clock);
        Take(rates, 60);

        Assert.That(rates.Take("b", Limit, 0).IsAllowed, Is.True);
    }

    [Test]
    public void A_batch_costs_its_requests_and_one_larger_than_a_minute_all_there_are()
    {
        var rates = new LocalRates(_clock);

        var small = (rates.Take("a", Limit, 0), rates.Take("a", Limit, 9));
        var large = (rates.Take("b", Limit, 0), rates.Take("b", Limit, 999));

        Assert.Multiple(() =>
        {
            Assert.That((small.Item1.Remaining, small.Item2.Remaining), Is.EqualTo((59, 50)));
            Assert.That((large.Item2.IsAllowed, large.Item2.Remaining), Is.EqualTo((true, 0)));
        });
    }

    [TestCase(2)]
    [TestCase(30)]
    [TestCase(60)]
    [TestCase(1000)]
    public void Who_waits_as_told_gets_a_batch_through(int length)
    {
        var rates = new LocalRates(_clock);
        Take(rates, 59);
        rates.Take("a", Limit, 0);

        var waited = TimeSpan.Zero;
        for (var tries = 0; tries < 3; tries++)
        {
            var verdict = rates.Take("a", Limit, 0);
            if (verdict.IsAllowed) verdict = rates.Take("a", Limit, length - 1);
            if (verdict.IsAllowed) break;
            Assert.That(tries, Is.LessThan(2), "first the wait for one request, then the one for all of them");
            _clock.Advance(verdict.RetryAfter);
            waited += verdict.RetryAfter;
        }

        Assert.That(waited, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(Math.Min(length, 60) + 1)));
    }

    [Test]
    public void Callers_beyond_the_most_are_counted_as_one_until_others_have_paid()
    {
        var rates = new LocalRates(_clock, mostCallers: 2);
        Take(rates, 60, "a");
        Take(rates, 60, "b");
        var others = Take(rates, 31, "c").Concat(Take(rates, 30, "d")).ToList();
        var full = rates.Count;
        _clock.Advance(TimeSpan.FromMinutes(2));
        var after = rates.Take("e", Limit, 0);

        Assert.Multiple(() =>
        {
            Assert.That(others.Count(verdict => verdict.IsAllowed), Is.EqualTo(60), "c and d together have one caller's share");
            Assert.That(full, Is.EqualTo(3), "a, b and the others");
            Assert.That((after.Remaining, rates.Count), Is.EqualTo((59, 1)));
        });
    }

    [Test]
    public void Never_are_more_let_through_than_a_minute_and_its_burst_allow() => Prop.ForAll(
        Gen.Choose(0, 3_000).ListOf(200).ToArbitrary(), waits =>
        {
            var (clock, limit) = (new FakeTimeProvider(), new RateLimit(7));
            var rates = new LocalRates(clock);
            var (allowed, begin) = (0, clock.GetUtcNow());
            return waits.All(wait =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(wait));
                if (rates.Take("a", limit, 0).IsAllowed) allowed++;
                return allowed <= 7 + ((clock.GetUtcNow() - begin).TotalMinutes * 7) + 0.001;
            });
        }).QuickCheckThrowOnFailure();

    private static List<RateVerdict> Take(LocalRates rates, int count, string caller = "a") =>
        [.. Enumerable.Range(0, count).Select(_ => rates.Take(caller, Limit, 0))];
}
