using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices.Indexes;

namespace StockStats.Tests.Prices.Indexes;

[TestFixture]
public sealed class WaveletMatrixTests
{
    [TestCase(1, 0)]
    [TestCase(2, 1)]
    [TestCase(63, 7)]
    [TestCase(64, 8)]
    [TestCase(65, 1)]
    [TestCase(128, 100)]
    [TestCase(200, 5)]
    public void Any_range_has_the_smallest_buckets_and_counts_of_a_sorted_copy(int count, int highest) => Prop.ForAll(
        Gen.Choose(0, highest).ArrayOf(count).ToArbitrary(), Gen.Choose(0, count).Two().ToArbitrary(), (buckets, ends) =>
    {
        var (from, to) = (Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2));
        List<int> sorted = [.. buckets[from..to].Order()];
        var matrix = new WaveletMatrix(buckets);
        return Enumerable.Range(0, sorted.Count).All(k => matrix.SmallestTwo(from, to, k) == (Place(sorted, k), Place(sorted, Math.Min(k + 1, sorted.Count - 1))))
            && Enumerable.Range(0, highest + 2).All(bound => matrix.CountBelow(from, to, bound) == sorted.Count(bucket => bucket < bound));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Nothing_has_nothing_below() => Assert.That(new WaveletMatrix([]).CountBelow(0, 0, 0), Is.Zero);

    private static BucketPlace Place(List<int> sorted, int k) => new(sorted[k], k - sorted.IndexOf(sorted[k]));
}
