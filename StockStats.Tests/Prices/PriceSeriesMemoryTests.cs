using System.Reflection;
using System.Runtime.CompilerServices;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Statistics.Support;

namespace StockStats.Tests.Prices;

/// <summary>A series stays within its bytes a bar: the sizes of all arrays that can be reached from it are added up.</summary>
[TestFixture]
public sealed class PriceSeriesMemoryTests
{
    [TestCase(1_000)]
    [TestCase(5_000)]
    [TestCase(16_384)]
    [TestCase(25_000)]
    [TestCase(33_000)]
    public void At_most_80_bytes_a_bar_as_stored_and_40_more_for_each_adjustment(int count)
    {
        var bars = Series.Walk(count);
        var facts = new SymbolFacts("X", PriceBasis.Raw, [.. Actions(bars)], null);
        var series = new PriceSeries(bars, facts);
        var before = ArrayBytes(series.At(PriceAdjustment.AsStored).Indexes, series) - ArrayBytes(facts);

        Assert.That((double)before / count, Is.LessThanOrEqualTo(80));
        foreach (var adjustment in (PriceAdjustment[])[PriceAdjustment.Split, PriceAdjustment.Dividend, PriceAdjustment.All])
        {
            var after = ArrayBytes(series.At(adjustment).Indexes, series) - ArrayBytes(facts);
            Assert.That((double)(after - before) / count, Is.LessThanOrEqualTo(40), adjustment.ToString());
            Assert.That(after - before, Is.EqualTo(series.At(adjustment).OwnBytes), "what it says of itself");
            before = after;
        }
    }

    [Test]
    public void Provisional_bars_at_the_end_share_the_columns()
    {
        var bars = Series.Walk(1_000);
        bars[^1] = bars[^1] with { Provisional = true };
        var series = new PriceSeries(bars);
        series.At(PriceAdjustment.AsStored);
        series.At(PriceAdjustment.AsStored, includeProvisional: true);

        Assert.That((double)ArrayBytes(series) / bars.Count, Is.LessThan(53));
    }

    /// <summary>Four dividends a year, a split every twenty.</summary>
    private static IEnumerable<CorporateAction> Actions(List<Bar> bars)
    {
        for (var i = 63; i < bars.Count; i += 63) yield return CorporateAction.Cash(bars[i].Date, Price.FromDecimal(0.1m));
        for (var i = 63; i < bars.Count; i += 5_000) yield return CorporateAction.SplitOrSpinOff(bars[i].Date, 2);
    }

    private static long ArrayBytes(params object[] roots)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        return roots.Sum(root => ArrayBytes(root, seen));
    }

    private static long ArrayBytes(object? value, HashSet<object> seen)
    {
        if (value is null or string or Delegate or Type || value.GetType().IsPrimitive || value.GetType().IsEnum) return 0;
        if (!value.GetType().IsValueType && !seen.Add(value)) return 0;
        if (value is Array array)
        {
            var element = array.GetType().GetElementType()!;
            return !element.IsValueType ? array.Cast<object?>().Sum(item => ArrayBytes(item, seen)) : array.Length * (long)SizeOf(element);
        }

        const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return value.GetType().GetFields(Fields).Sum(field => ArrayBytes(field.GetValue(value), seen));
    }

    private static int SizeOf(Type type) =>
        (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;
}
