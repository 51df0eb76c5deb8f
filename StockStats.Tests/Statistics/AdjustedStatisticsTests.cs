using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Statistics;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Statistics.Support;

namespace StockStats.Tests.Statistics;

/// <summary>Every figure at every adjustment against bars that are adjusted one by one, by the definition, in whole numbers.</summary>
[TestFixture]
public sealed class AdjustedStatisticsTests
{
    private const int Days = 90;

    private static readonly (long New, long Old)[] Splits = [(2, 1), (3, 2), (1, 2), (7, 1), (1, 10)];

    [Test]
    public void Any_bars_with_any_splits_and_dividends_are_what_a_brute_force_says([Values] PriceAdjustment adjustment) => Prop.ForAll(
        (from bars in Bars
         from actions in Actions
         from ends in Gen.Choose(-2, Days + 2).Two()
         from start in Gen.Elements(Enum.GetValues<ReturnsFrom>())
         select (bars, actions, new DateRange(Series.Start.AddDays(ends.Item1), Series.Start.AddDays(ends.Item2)), start)).ToArbitrary(), input =>
    {
        var (bars, actions, range, start) = input;
        var terms = new RiskTerms(0.02, 252);
        var prices = new PriceSeries(bars, new("X", PriceBasis.Raw, actions, null)).At(adjustment);
        List<Bar> adjusted = [.. bars.Select((bar, i) => Adjust(bars, actions, adjustment, bar, i))];
        var differences = Rows.Differences(Rows.Of(prices, range, start, terms), BruteForce.Of(adjusted, range, start, terms));
        return (differences.Count == 0).Label(string.Join('\n', differences));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static Gen<List<Bar>> Bars =>
        from count in Gen.Choose(1, Days / 2)
        from gaps in Gen.Choose(1, 3).ListOf(count)
        from opens in Gen.Choose(50_000_000, 60_000_000).ListOf(count)
        from closes in Gen.Choose(50_000_000, 60_000_000).ListOf(count)
        from volumes in Gen.Choose(0, int.MaxValue).ListOf(count)
        select gaps.Select((_, i) => new Bar(
            Series.Start.AddDays(gaps.Take(i).Sum()), new(opens[i]), new(Math.Max(opens[i], closes[i]) + 7), null, new(closes[i]), volumes[i])).ToList();

    /// <summary>On trading days and others, before the first bar and after the last one, several on a day.</summary>
    private static Gen<List<CorporateAction>> Actions =>
        from count in Gen.Choose(0, 5)
        from days in Gen.Choose(-3, Days).ListOf(count)
        from splits in Gen.Elements(Splits).ListOf(count)
        from amounts in Gen.Choose(1, 3_000_000).ListOf(count)
        from areCash in Gen.Elements(true, false).ListOf(count)
        select days.Select((day, i) => areCash[i]
            ? CorporateAction.Cash(Series.Start.AddDays(day), new(amounts[i]))
            : new(Series.Start.AddDays(day), ActionKind.Split, new(splits[i].New, splits[i].Old), null))
            .DistinctBy(action => (action.Date, action.Kind)).OrderBy(action => action.Date).ThenBy(action => action.Kind).ToList();

    private static Bar Adjust(List<Bar> bars, List<CorporateAction> actions, PriceAdjustment adjustment, Bar bar, int at)
    {
        var (price, volume) = ((Above: BigInteger.One, Below: BigInteger.One), (Above: BigInteger.One, Below: BigInteger.One));
        foreach (var atBar in actions.ToLookup(action => bars.FindIndex(later => later.Date >= action.Date)).Where(group => group.Key > at))
        {
            foreach (var split in atBar.Where(action => action.Kind == ActionKind.Split && adjustment is PriceAdjustment.Split or PriceAdjustment.All))
            {
                price = (price.Above * split.Factor!.Value.Denominator, price.Below * split.Factor.Value.Numerator);
                volume = (volume.Above * split.Factor.Value.Numerator, volume.Below * split.Factor.Value.Denominator);
            }

            if (adjustment is not (PriceAdjustment.Dividend or PriceAdjustment.All)) continue;
            var paid = atBar.Where(action => action.Kind == ActionKind.Cash).Sum(action => action.Amount!.Value.Millionths);
            var close = bars[atBar.Key].Close.Millionths;
            price = (price.Above * close, price.Below * (close + paid));
        }

        return bar with
        {
            Open = new(Times(bar.Open.Millionths, price)),
            High = new(Times(bar.High!.Value.Millionths, price)),
            Close = new(Times(bar.Close.Millionths, price)),
            Volume = Times(bar.Volume, volume),
        };
    }

    /// <summary>The product rounded half to even.</summary>
    private static long Times(long value, (BigInteger Above, BigInteger Below) factor)
    {
        var whole = BigInteger.DivRem(value * factor.Above, factor.Below, out var rest);
        var comparison = (2 * rest).CompareTo(factor.Below);
        return (long)(comparison > 0 || (comparison == 0 && !whole.IsEven) ? whole + 1 : whole);
    }
}
