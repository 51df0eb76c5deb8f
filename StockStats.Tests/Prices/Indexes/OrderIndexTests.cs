using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices.Indexes;

namespace StockStats.Tests.Prices.Indexes;

[TestFixture]
public sealed class OrderIndexTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(31)]
    [TestCase(32)]
    [TestCase(33)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(200)]
    public void Any_range_has_the_smallest_ranks_and_counts_of_a_sorted_copy(int count) => Prop.ForAll(
        Gen.Shuffle(Enumerable.Range(0, count).ToArray()).ToArbitrary(), Gen.Choose(0, count).Two().ToArbitrary(), (ranks, ends) =>
    {
        var (from, to) = (Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2));
        List<int> sorted = [.. ranks[from..to].Order()];
        var index = OrderIndex.Of([.. ranks], out var found);
        return found.SequenceEqual(ranks)
            && Enumerable.Range(0, sorted.Count).All(k => index.SmallestRanks(from, to, k) == (sorted[k], sorted[Math.Min(k + 1, sorted.Count - 1)]))
            && Enumerable.Range(0, count + 1).All(bound => index.CountBelow(from, to, bound) == sorted.Count(rank => rank < bound));
    }).QuickCheckThrowOnFailure();
}
