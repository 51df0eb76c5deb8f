using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Prices;

[TestFixture]
public sealed class PriceSeriesTests
{
    private static readonly DateOnly First = new(2024, 2, 28);

    [Test]
    public void The_whole_calendar_is_a_range_whatever_its_ends()
    {
        var series = Series(DateOnly.MinValue, First, DateOnly.MaxValue);

        Assert.Multiple(() =>
        {
            Assert.That(series.Slice(DateRange.All), Is.EqualTo((0, 3)));
            Assert.That(series.Slice(new(DateOnly.MaxValue, DateOnly.MaxValue)), Is.EqualTo((2, 1)));
            Assert.That(series.Slice(new(DateOnly.MinValue, DateOnly.MinValue)), Is.EqualTo((0, 1)));
            Assert.That(series.Slice(new(First.AddDays(1), First.AddDays(9))).Length, Is.Zero);
            Assert.That(series.Slice(new(First, First.AddDays(-1))).Length, Is.Zero, "a range whose end is before its start is empty");
        });
    }

    [Test]
    public void An_empty_series_has_empty_slices() => Assert.That(Series().Slice(DateRange.All), Is.EqualTo((0, 0)));

    [Test]
    public void Days_out_of_order_or_twice_are_a_mistake_of_the_caller() => Assert.Multiple(() =>
    {
        Assert.Throws<ArgumentException>(() => Series(First, First));
        Assert.Throws<ArgumentException>(() => Series(First, First.AddDays(-1)));
    });

    [Test]
    public void Any_slice_has_the_days_and_sums_of_a_plain_loop() => Prop.ForAll(
        Gen.SubListOf(Enumerable.Range(0, 60)).ToArbitrary(), Gen.Choose(-2, 62).Two().ToArbitrary(), (days, ends) =>
    {
        List<Bar> bars = [.. days.Order().Select(day => TestDatabase.Day(First.AddDays(day), day + 1, day * 3).Bar)];
        var range = new DateRange(First.AddDays(ends.Item1), First.AddDays(ends.Item2));
        List<Bar> inside = [.. bars.Where(bar => range.Contains(bar.Date))];
        var series = new PriceSeries(bars);
        var (start, length) = series.Slice(range);
        return length == inside.Count
            && Enumerable.Range(start, length).Select(series.DateAt).SequenceEqual(inside.Select(bar => bar.Date))
            && series.SumClose(start, length) == inside.Sum(bar => bar.Close.Millionths)
            && series.SumOpen(start, length) == inside.Sum(bar => bar.Open.Millionths)
            && series.SumVolume(start, length) == inside.Sum(bar => bar.Volume);
    }).QuickCheckThrowOnFailure();

    private static PriceSeries Series(params DateOnly[] days) => new([.. days.Select(day => TestDatabase.Day(day, 1, 1).Bar)]);
}
