using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices.Indexes;

namespace StockStats.Tests.Prices.Indexes;

[TestFixture]
public sealed class WaveletMatrixTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(63)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(128)]
    [TestCase(200)]
    public void Any_range_has_the_smallest_values_and_counts_of_a_sorted_copy(int count) => Prop.ForAll(
        Gen.Shuffle(Enumerable.Range(0, count).ToArray()).ToArbitrary(), Gen.Choose(0, count).Two().ToArbitrary(), (values, ends) =>
    {
        var (from, to) = (Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2));
        List<int> sorted = [.. values[from..to].Order()];
        var matrix = new WaveletMatrix(values);
        return Enumerable.Range(0, sorted.Count).All(k => matrix.SmallestTwo(from, to, k) == (sorted[k], sorted[Math.Min(k + 1, sorted.Count - 1)]))
            && Enumerable.Range(0, count + 1).All(bound => matrix.CountBelow(from, to, bound) == sorted.Count(value => value < bound));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Nothing_has_nothing_below() => Assert.That(new WaveletMatrix([]).CountBelow(0, 0, 0), Is.Zero);
}
