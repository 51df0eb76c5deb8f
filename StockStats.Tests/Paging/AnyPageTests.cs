using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Prices.Adjustments;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Paging.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Paging;

/// <summary>Any page of any database is what a list of all its rows gives, before and after further writes.</summary>
[TestFixture(DatabaseKind.Sqlite, 40), TestFixture(DatabaseKind.MariaDb, 10, Category = StorageFixture.Server)]
public sealed class AnyPageTests(DatabaseKind kind, int databases)
{
    private static readonly DateOnly First = new(2020, 2, 28);
    private static readonly string[] Symbols = ["A", "A-B", "A.B", "AB", "B", "^GSPC"];

    [Test]
    public void Any_page_is_what_a_list_of_all_rows_gives() =>
        Prop.ForAll(Rounds().ToArbitrary(), rounds => Run(rounds).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(databases));

    private async Task<bool> Run(List<Round> rounds)
    {
        await using var database = await StoreDatabase.CreateAsync(kind);
        foreach (var round in rounds)
        {
            await database.Store.WriteAsync(round.Batch, CancellationToken.None);
            foreach (var request in round.Requests)
            {
                var expected = await PlainPages.OfAsync(database.Store, request);
                Assert.That(await AskAsync(database, request), Is.EqualTo(expected), Text(request));
            }
        }

        return true;
    }

    private static string Text(QueryFinancialData r) => FormattableString.Invariant(
        $"{r.Symbol} {r.StartDate:O} {r.EndDate:O} {r.Limit} {r.Page} {r.Sort} {r.Adjustment} {r.IncludeProvisional}");

    private static async Task<string> AskAsync(StoreDatabase database, QueryFinancialData request)
    {
        try
        {
            return PlainPages.Text(await new FinancialDataServices(database.Cache, database.Pages, new()).Get(request, CancellationToken.None));
        }
        catch (AdjustmentUnavailableException)
        {
            return "refused";
        }
        catch (NotFoundException)
        {
            return "0: ";
        }
    }

    private static Gen<List<Round>> Rounds() =>
        from count in Gen.Choose(1, 3)
        from rounds in OneRound().ListOf(count)
        select rounds.ToList();

    private static Gen<Round> OneRound() =>
        from symbols in Gen.SubListOf(Symbols)
        from batch in CollectToSequence(symbols.Select(OneSymbol))
        from requests in AnyRequest().ListOf(8)
        select new Round(batch, [.. requests]);

    private static Gen<List<SymbolPrices>> CollectToSequence(IEnumerable<Gen<SymbolPrices>> generators) =>
        generators.Aggregate(Gen.Constant(new List<SymbolPrices>()), (all, one) => all.SelectMany(_ => one, (list, item) => new List<SymbolPrices>(list) { item }));

    /// <summary>Dense runs and days far apart: both forms of a set of days. The basis goes by the name, since it may not change.</summary>
    private static Gen<SymbolPrices> OneSymbol(string symbol) =>
        from count in Gen.Choose(1, 40)
        from step in Gen.Elements(1, 2, 37)
        from offset in Gen.Choose(0, 100)
        from rows in AnyRow().ListOf(count)
        select new SymbolPrices(symbol, Basis(symbol), "test", [.. rows.Select((row, i) => On(First.AddDays(offset + i * step), row))]);

    private static PriceBasis Basis(string symbol) => symbol switch { "AB" => PriceBasis.Split, "B" => PriceBasis.All, _ => PriceBasis.Raw };

    private static Gen<PriceRow> AnyRow() =>
        from value in Gen.Choose(1, 5_000_000)
        from high in Gen.Choose(0, 2)
        from provisional in Gen.Choose(0, 7)
        from action in Gen.Choose(0, 9)
        select new PriceRow(
            new(First, new(value + 1), high == 0 ? null : new(value + 3), high == 1 ? null : new(value), new(value + 2), value, null, provisional == 0),
            action switch
            {
                0 => [CorporateAction.Cash(First, new(value / 10 + 1))],
                1 => [CorporateAction.SplitOrSpinOff(First, 2)],
                2 => [CorporateAction.Cash(First, new(7)), CorporateAction.SplitOrSpinOff(First, 1.5m)],
                _ => null,
            });

    private static PriceRow On(DateOnly day, PriceRow row) =>
        new(row.Bar with { Date = day }, row.Actions?.Select(action => action with { Date = day }).ToList());

    private static Gen<QueryFinancialData> AnyRequest() =>
        from symbol in Gen.Elements([.. Symbols, null, null, null, null, null, (string?)null])
        from start in Gen.Choose(-3, 200)
        from length in Gen.Elements(0, 1, 30, 300, 3_000)
        from bounds in Gen.Choose(0, 3)
        from limit in Gen.Elements(1, 2, 3, 7, 50, 10_000)
        from page in Gen.Elements(1, 1, 2, 3, 4, 9, int.MaxValue)
        from reversed in Gen.Choose(0, 1)
        from provisional in Gen.Choose(0, 1)
        from adjustment in Gen.Elements<PriceAdjustment?>(null, PriceAdjustment.AsStored, PriceAdjustment.Raw, PriceAdjustment.Split, PriceAdjustment.Dividend, PriceAdjustment.All)
        select new QueryFinancialData
        {
            Symbol = symbol,
            StartDate = (bounds & 1) == 0 ? null : First.AddDays(start),
            EndDate = (bounds & 2) == 0 ? null : First.AddDays(start + length),
            Limit = limit,
            Page = page,
            Sort = reversed == 1 ? SortOrder.Descending : SortOrder.Ascending,
            IncludeProvisional = provisional == 1,
            Adjustment = adjustment,
        };

    private sealed record Round(List<SymbolPrices> Batch, List<QueryFinancialData> Requests);
}
