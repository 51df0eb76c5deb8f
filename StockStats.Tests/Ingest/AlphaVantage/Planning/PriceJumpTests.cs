using StockStats.ServiceInterface.Ingest.AlphaVantage.Planning;
using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Ingest.AlphaVantage.Planning;

[TestFixture]
public sealed class PriceJumpTests
{
    private static readonly DateOnly First = new(2024, 3, 1);

    private static readonly DateTimeOffset March10 = new(2024, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [TestCase(10, 140, true)]
    [TestCase(10, 139, false)]
    [TestCase(10, 72, false)]
    [TestCase(10, 71, true)]
    [TestCase(8, 25, true)]
    [TestCase(7, 25, false)]
    public void Is_a_split_that_the_list_may_not_know(int day, int price, bool unexplained) =>
        Assert.That(PriceJump.IsUnexplained(Rows(day, price), March10), Is.EqualTo(unexplained));

    [Test]
    public void Is_nothing_before_the_list_was_fetched_at_all() => Assert.That(PriceJump.IsUnexplained(Rows(10, 25), null), Is.False);

    [Test]
    public void Is_nothing_in_one_row_or_none()
    {
        Assert.That(PriceJump.IsUnexplained([], March10), Is.False);
        Assert.That(PriceJump.IsUnexplained([TestDatabase.Day(new(2024, 3, 11), 1, 1)], March10), Is.False);
    }

    /// <summary>Days of 100, and from a day of the month on of another price.</summary>
    private static PriceRow[] Rows(int day, int price) =>
        [.. Enumerable.Range(0, 15).Select(i => TestDatabase.Day(First.AddDays(i), i + 1 < day ? 100 : price, 1))];
}
