using StockStats.ServiceInterface.Ingest.AlphaVantage.Actions;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Planning;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Ingest.AlphaVantage.Planning;

[TestFixture]
public sealed class FetchOrderTests
{
    [TestCase(20, 40, null, "P20 A40")]
    [TestCase(20, 40, 25, "P20 A40")]
    [TestCase(24, 48, 25, "P24 A48")]
    [TestCase(25, 50, 25, "P20 A5 P5 A45")]
    [TestCase(60, 120, 25, "P20 A5 P40 A115")]
    [TestCase(10, 2, 10, "P8 A2 P2")]
    [TestCase(10, 1, 4, "P4 P6 A1")]
    [TestCase(3, 6, 0, "P3 A6")]
    [TestCase(0, 6, 3, "A6")]
    public void Puts_prices_first_and_a_fifth_of_a_short_day_to_actions(int prices, int actions, int? left, string order)
    {
        var steps = FetchOrder.Arrange(Steps(prices, null), Steps(actions, ActionListShape.Splits), left);

        Assert.That(Groups(steps), Is.EqualTo(Groups(Expand(order))));
        Assert.That(steps, Has.Count.EqualTo(prices + actions).And.Unique);
    }

    [Test]
    public void Asks_for_the_actions_of_a_new_symbol_after_its_prices()
    {
        FetchStep[] prices = [.. Enumerable.Range(0, 10).Select(i => new FetchStep($"N{i}", null, null))];
        FetchStep[] actions = [.. Enumerable.Range(0, 10).Reverse().Select(i => new FetchStep($"N{i}", ActionListShape.Splits, null))];

        var steps = FetchOrder.Arrange(prices, actions, 10);

        Assert.That(steps.Select(step => (step.Symbol, step.List is null)).Take(11), Is.EqualTo(
            Enumerable.Range(0, 8).Select(i => ($"N{i}", true)).Concat([("N7", false), ("N6", false), ("N8", true)])));
    }

    private static FetchStep[] Steps(int count, ActionListShape? list) => [.. Enumerable.Range(0, count).Select(i =>
        new FetchStep($"S{i}", list, new StoredSymbol($"S{i}", default, default, 1, PriceBasis.Raw, "test", 1, default)))];

    private static IEnumerable<FetchStep> Expand(string order) => order.Split(' ').SelectMany(group =>
        Steps(int.Parse(group[1..], System.Globalization.CultureInfo.InvariantCulture), group[0] == 'P' ? null : ActionListShape.Splits));

    /// <summary>P and A in their order, without whose they are.</summary>
    private static string Groups(IEnumerable<FetchStep> steps) => string.Concat(steps.Select(step => step.List is null ? 'P' : 'A'));
}
