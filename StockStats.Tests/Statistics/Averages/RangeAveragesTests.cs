using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Statistics;
using StockStats.ServiceInterface.Statistics.Averages;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Statistics.Averages;

[TestFixture]
public sealed class RangeAveragesTests
{
    private static readonly DateOnly Monday = new(2024, 2, 26);

    [Test]
    public void One_day_is_its_own_average()
    {
        var averages = Averages(Series((1.25m, 2.5m, 7)), DateRange.All)!.Value;

        Assert.That(averages, Is.EqualTo(new RangeAverages(1.25m, 2.5m, 7, 7)));
    }

    // (1.0000 + 1.0001) / 2 = 1.00005 and (1.0001 + 1.0002) / 2 = 1.00015: ties, to 1.0000 and 1.0002, the even fourth decimals.
    [TestCase("1.0000", "1.0001", "1")]
    [TestCase("1.0001", "1.0002", "1.0002")]
    // (1 + 2) / 2 = 1.5: no zeros after the last decimal.
    [TestCase("1", "2", "1.5")]
    public void Prices_are_rounded_half_to_even_at_the_fourth_decimal_in_the_shortest_form(string first, string second, string expected)
    {
        var averages = Averages(Series((D(first), 1, 0), (D(second), 1, 0)), DateRange.All)!.Value;

        Assert.That(averages.Open.ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    // (1 + 2) / 2 = 1.5 to 2; (2 + 3) / 2 = 2.5 to 2: the even neighbours.
    [TestCase(1, 2, 2)]
    [TestCase(2, 3, 2)]
    public void Volume_is_rounded_half_to_even_to_a_whole_number(long first, long second, long expected) =>
        Assert.That(Averages(Series((1, 1, first), (1, 1, second)), DateRange.All)!.Value.Volume, Is.EqualTo(expected));

    [Test]
    public void A_range_without_a_day_has_no_averages() =>
        Assert.That(Averages(Series((1, 1, 1)), new(Monday.AddDays(1), DateOnly.MaxValue)), Is.Null);

    [Test]
    public void Both_ends_of_the_range_are_inside()
    {
        var series = Series((1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4));

        var averages = Averages(series, new(Monday.AddDays(1), Monday.AddDays(2)))!.Value;

        Assert.That((averages.Close, averages.TotalVolume), Is.EqualTo((2.5m, 5m)));
    }

    [Test]
    public void The_largest_prices_and_volumes_of_a_century_do_not_overflow()
    {
        var bars = Enumerable.Range(0, 25_000)
            .Select(day => new Bar(DateOnly.MinValue.AddDays(day), Price.Max, null, null, Price.Max, Bar.MaxVolume)).ToList();

        var averages = Averages(new(bars), DateRange.All)!.Value;

        Assert.That((averages.Open, averages.Volume, averages.TotalVolume), Is.EqualTo((100_000_000m, Bar.MaxVolume, 25_000m * Bar.MaxVolume)));
    }

    [Test]
    public void Any_range_of_any_bars_equals_the_exact_quotient() =>
        Prop.ForAll(AnyBars().ToArbitrary(), Gen.Choose(-2, 60).Two().ToArbitrary(), (bars, ends) =>
        {
            var range = new DateRange(Monday.AddDays(ends.Item1), Monday.AddDays(ends.Item2));
            List<Bar> inside = [.. bars.Where(bar => range.Contains(bar.Date))];
            if (Averages(new(bars), range) is not { } averages) return inside.Count == 0;
            return averages.Close == BruteForce(inside.Select(bar => bar.Close.Millionths), 100, 4)
                && averages.Open == BruteForce(inside.Select(bar => bar.Open.Millionths), 100, 4)
                && averages.Volume == BruteForce(inside.Select(bar => bar.Volume), 1, 0)
                && averages.TotalVolume == inside.Sum(bar => (decimal)bar.Volume);
        }).QuickCheckThrowOnFailure();

    private static RangeAverages? Averages(PriceSeries series, DateRange days) =>
        PriceRange.Of(series.At(PriceAdjustment.AsStored), days) is { } range
            ? RangeAverages.Of(range.Prices.Indexes.Sums.Between(range.Start, range.End), range.Days)
            : null;

    /// <summary>The quotient rounded half to even by comparing distances in whole numbers, then scaled.</summary>
    private static decimal BruteForce(IEnumerable<long> values, int stepsPerUnit, int decimals)
    {
        List<long> all = [.. values];
        var sum = all.Aggregate(BigInteger.Zero, (total, value) => total + value);
        var divisor = new BigInteger(all.Count) * stepsPerUnit;
        var below = sum / divisor;
        var distance = (sum - below * divisor) * 2;
        var rounded = distance > divisor || (distance == divisor && !below.IsEven) ? below + 1 : below;
        return (decimal)rounded / (decimal)Math.Pow(10, decimals);
    }

    private static Gen<List<Bar>> AnyBars() =>
        from count in Gen.Choose(0, 40)
        from gaps in Gen.Choose(1, 4).ListOf(count)
        from prices in Gen.Choose(1, int.MaxValue).ListOf(count)
        from volumes in Gen.Choose(0, int.MaxValue).ListOf(count)
        select gaps.Select((gap, i) => new Bar(
            Monday.AddDays(gaps.Take(i).Sum()), new(prices[i]), null, null, new(prices[count - 1 - i] * 1000L), volumes[i])).ToList();

    private static PriceSeries Series(params (decimal Open, decimal Close, long Volume)[] days) =>
        new([.. days.Select((day, i) => new Bar(Monday.AddDays(i), Price.FromDecimal(day.Open), null, null, Price.FromDecimal(day.Close), day.Volume))]);

    private static decimal D(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
