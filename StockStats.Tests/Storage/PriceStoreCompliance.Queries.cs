namespace StockStats.Tests.Storage;

/// <summary>Reading: pages of symbols, searches.</summary>
public sealed partial class PriceStoreCompliance
{
    [TestCase(0, 1)]
    [TestCase(-1, 1)]
    [TestCase(1, 0)]
    [TestCase(1, -1)]
    public void A_limit_or_page_below_1_is_a_mistake_of_the_caller(int limit, int page) =>
        Assert.That(() => Database.Store.QuerySymbolsAsync(new(null, limit, page), CancellationToken.None),
            Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase("brk", 2)]
    [TestCase("BRK", 2)]
    [TestCase("K.A", 1)]
    [TestCase("%", 0)]
    [TestCase("_", 0)]
    [TestCase("\\", 0)]
    [TestCase("'", 0)]
    [TestCase("", 3)]
    public async Task A_search_finds_the_text_as_it_is_in_any_case(string search, int found)
    {
        foreach (var symbol in new[] { "BRK.A", "BRK-B", "IBM" }) await WriteAsync(symbol, Day(0, 1));

        var page = await Database.Store.QuerySymbolsAsync(new(search, 1, 1), CancellationToken.None);

        Assert.That((page.Count, page.Items.Count), Is.EqualTo(((long)found, Math.Min(found, 1))));
    }
}
