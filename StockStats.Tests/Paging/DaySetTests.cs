using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Paging;

/// <summary>A set of days counts those of any range as a list of them does, in little room.</summary>
[TestFixture]
public sealed class DaySetTests
{
    private static readonly DateOnly First = new(1926, 1, 4);

    [Test]
    public void Any_range_of_any_days_is_counted_as_a_list_does() => Prop.ForAll(
        (from step in Gen.Elements(1, 2, 7, 40, 400)
         from steps in Gen.Choose(1, step).ListOf(300)
         from start in Gen.Choose(-600, 20_000)
         from length in Gen.Choose(-1, 20_000)
         select (steps, start, length)).ToArbitrary(),
        sample =>
        {
            var day = First.DayNumber;
            int[] days = [.. sample.steps.Select(step => day += step)];
            var range = new DateRange(First.AddDays(sample.start), First.AddDays(sample.start + sample.length));
            var set = new DaySet(days);
            var middle = days.Length == 0 ? 0 : days[days.Length / 2];
            return set.Count == days.Length
                && set.CountIn(range) == days.Count(each => range.Contains(DateOnly.FromDayNumber(each)))
                && set.Before(middle).SequenceEqual(days.Where(each => each < middle));
        }).QuickCheckThrowOnFailure();

    [TestCase(1)]
    [TestCase(63)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(511)]
    [TestCase(512)]
    [TestCase(513)]
    public void Each_day_of_a_run_is_found_at_the_borders_of_words_and_blocks(int length)
    {
        var set = new DaySet([.. Enumerable.Range(First.DayNumber, length)]);

        Assert.Multiple(() =>
        {
            for (var i = -1; i <= length; i++)
                Assert.That(set.CountIn(new(First.AddDays(i), First.AddDays(i))), Is.EqualTo(i >= 0 && i < length ? 1 : 0), FormattableString.Invariant($"day {i}"));
        });
    }

    [Test]
    public void No_days_count_nothing()
    {
        var set = new DaySet([]);

        Assert.That((set.Count, set.CountIn(DateRange.All), set.Bytes, set.Last, set.Before(int.MaxValue).Count()), Is.EqualTo((0, 0, 0L, DateOnly.MinValue, 0)));
    }

    [Test]
    public void The_first_and_the_last_day_of_the_calendar_are_counted()
    {
        var set = new DaySet([DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber]);

        Assert.That((set.CountIn(DateRange.All), set.CountIn(new(DateOnly.MinValue, DateOnly.MinValue)), set.CountIn(new(DateOnly.MaxValue, DateOnly.MaxValue))),
            Is.EqualTo((2, 1, 1)));
    }

    [TestCase(5, 7, 0.5)]
    [TestCase(1, 1, 0.5)]
    [TestCase(1, 7, 1.5)]
    [TestCase(1, 31, 4)]
    [TestCase(1, 400, 4)]
    public void So_many_days_a_week_take_so_many_bytes_each_and_never_more_than_4(int open, int week, double most)
    {
        int[] days = [.. Enumerable.Range(0, 20 * 365).Where(day => day % week < open).Select(day => First.DayNumber + day)];

        Assert.That((double)new DaySet(days).Bytes / days.Length, Is.LessThanOrEqualTo(most));
    }
}
