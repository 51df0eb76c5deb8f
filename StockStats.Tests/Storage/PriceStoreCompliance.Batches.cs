using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Storage;

/// <summary>Several symbols in one write.</summary>
public sealed partial class PriceStoreCompliance
{
    [Test]
    public async Task Results_come_in_the_order_of_the_batch_and_each_symbol_has_its_own_counts()
    {
        await WriteAsync("IBM", Day(0, 100), Day(1, 101));

        var writes = await WriteBatchAsync(Offer("MSFT", Day(0, 1)), Offer("IBM", Day(0, 100), Day(1, 999), Day(2, 102)), Offer("AAPL"));

        Assert.That(writes, Is.EqualTo(new SymbolWrite[]
        {
            new("MSFT", new(1, 0, 0), null), new("IBM", new(1, 1, 1), null), new("AAPL", default, null),
        }));
        Assert.That((await BarsAsync("MSFT")).Concat(await BarsAsync("IBM")).Select(bar => bar.Close.ToDecimal()), Is.EqualTo(new[] { 1m, 100m, 999m, 102m }));
    }

    [Test]
    public async Task Symbols_that_one_write_changes_share_a_version_and_the_others_keep_theirs()
    {
        await WriteAsync("IBM", Day(0, 100));
        var before = await SymbolAsync();

        await WriteBatchAsync(Offer("MSFT", Day(0, 1)), Offer("IBM", Day(0, 100)), Offer("AAPL", Day(0, 1)));

        var (aapl, msft) = (await FindAsync("AAPL"), await FindAsync("MSFT"));
        Assert.That(await SymbolAsync(), Is.EqualTo(before));
        var next = IsCounted ? before.Version + 1 : 1;
        Assert.That((aapl!.Version, msft!.Version), Is.EqualTo((next, next)), "on shards each symbol counts for itself");
    }

    [Test]
    public async Task A_symbol_of_another_basis_is_left_out_and_the_others_are_stored()
    {
        await WriteAsync(Day(0, 100));
        var before = await SymbolAsync();

        var writes = await WriteBatchAsync(
            new SymbolPrices("IBM", PriceBasis.All, "test", [Day(0, 50), Day(1, 51)]), Offer("MSFT", Day(0, 1)));

        Assert.That(writes, Is.EqualTo(new SymbolWrite[]
        {
            new("IBM", default, new BasisConflict("IBM", PriceBasis.Raw, PriceBasis.All)), new("MSFT", new(1, 0, 0), null),
        }));
        Assert.That(writes[0].Conflict!.Message, Does.Contain("IBM").And.Contain("'raw'").And.Contain("'all'"));
        Assert.That(await SymbolAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_symbol_twice_in_a_batch_is_a_mistake_of_the_caller()
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(
            () => WriteBatchAsync(Offer("IBM", Day(0, 1)), Offer("AAPL", Day(0, 1)), Offer("IBM", Day(1, 1))));

        Assert.That(failure!.Message, Does.Contain("IBM"));
        Assert.That(await FindAsync("AAPL"), Is.Null);
    }

    [Test]
    public async Task One_wrong_symbol_of_a_batch_keeps_all_of_it_out()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => WriteBatchAsync(Offer("AAPL", Day(0, 1)), Offer("IBM", Day(1, 1), Day(0, 1))));

        Assert.That(await FindAsync("AAPL"), Is.Null);
    }

    [Test]
    public async Task An_empty_batch_is_written_at_once() => Assert.That(await WriteBatchAsync(), Is.Empty);

    private static SymbolPrices Offer(string symbol, params PriceRow[] rows) => new(symbol, PriceBasis.Raw, "test", rows);

    private Task<IReadOnlyList<SymbolWrite>> WriteBatchAsync(params SymbolPrices[] batch) => Database.Store.WriteAsync(batch, CancellationToken.None);

    private Task<StoredSymbol?> FindAsync(string symbol) => Database.Store.FindSymbolAsync(symbol, CancellationToken.None);
}
