using StockStats.ServiceInterface;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Services;

[TestFixture]
public sealed class SymbolServicesTests : DatabaseFixture
{
    private static readonly DateOnly First = new(2024, 2, 28);

    private SymbolServices _services = null!;

    [SetUp]
    public void Create() => _services = new(Database.Store);

    [Test]
    public async Task Lists_what_is_stored_of_each_symbol_in_symbol_order()
    {
        await Database.StoreDaysAsync("IBM", First, 3);
        await Database.StoreDaysAsync("AAPL", First, 1);

        var answer = await _services.Get(new(), CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Data.Select(info => (info.Symbol, info.FirstDate, info.LastDate, info.Days)),
                Is.EqualTo(new (string, DateOnly?, DateOnly?, int)[] { ("AAPL", First, First, 1), ("IBM", First, First.AddDays(2), 3) }));
            Assert.That(answer.Data.Select(info => (info.Basis, info.Source, info.UpdatedAt.Kind)),
                Is.All.EqualTo((PriceBasis.Raw, "test", DateTimeKind.Utc)));
            Assert.That((answer.Pagination!.Count, answer.Pagination.Limit), Is.EqualTo((2L, QuerySymbols.DefaultLimit)));
        });
    }

    [Test]
    public async Task Search_finds_a_part_of_the_symbol_in_any_case_and_pages()
    {
        foreach (var symbol in new[] { "BRK.A", "BRK.B", "IBM" }) await Database.StoreDaysAsync(symbol, First, 1);

        var answer = await _services.Get(new() { Search = "brk", Limit = 1, Page = 2 }, CancellationToken.None);

        Assert.That((answer.Data.Single().Symbol, answer.Pagination!.Count, answer.Pagination.Pages), Is.EqualTo(("BRK.B", 2L, 2L)));
    }
}
