using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Paging;

/// <summary>Which symbols a page holds, at the borders.</summary>
[TestFixture]
public sealed class SymbolPartsTests
{
    /// <summary>Symbols of 3, 0, 2, 0, 0 and 4 bars.</summary>
    private static readonly long[] Before = [0, 3, 3, 5, 5, 5, 9];

    [TestCase(0, 3, "0:0+3")]
    [TestCase(2, 2, "0:2+1 2:0+1")]
    [TestCase(3, 1, "2:0+1")]
    [TestCase(4, 3, "2:1+1 5:0+2")]
    [TestCase(0, 9, "0:0+3 2:0+2 5:0+4")]
    [TestCase(8, 1, "5:3+1")]
    [TestCase(9, 0, "")]
    [TestCase(0, 0, "")]
    public void Symbols_without_bars_are_passed_over(int first, int length, string parts) =>
        Assert.That(string.Join(' ', SymbolParts.Of(Before, new(first, length)).Select(part => FormattableString.Invariant($"{part.Symbol}:{part.Start}+{part.Length}"))),
            Is.EqualTo(parts));

    [TestCase(0L, 5, 1, 0L, 0)]
    [TestCase(11L, 5, 1, 0L, 5)]
    [TestCase(11L, 5, 2, 5L, 5)]
    [TestCase(11L, 5, 3, 10L, 1)]
    [TestCase(11L, 5, 4, 11L, 0)]
    [TestCase(11L, 10_000, int.MaxValue, 11L, 0)]
    [TestCase(50_000_000_000L, 10_000, 4_999_999, 49_999_980_000L, 10_000)]
    public void A_page_is_a_slice_of_all_and_empty_past_the_end(long count, int limit, int page, long first, int length) => Assert.Multiple(() =>
    {
        Assert.That(PageSlice.Of(Query(limit, page, descending: false), count), Is.EqualTo(new PageSlice(first, length)));
        Assert.That(PageSlice.Of(Query(limit, page, descending: true), count), Is.EqualTo(new PageSlice(count - first - length, length)));
    });

    private static BarQuery Query(int limit, int page, bool descending) =>
        new(new(DateRange.All, IncludeProvisional: false), PriceAdjustment.AsStored, descending, limit, page);
}
