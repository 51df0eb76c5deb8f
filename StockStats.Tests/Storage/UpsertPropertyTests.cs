using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>Any sequence of upserts leaves what a dictionary would hold, and counts what it did.</summary>
[TestFixture(DatabaseKind.Sqlite, 60), TestFixture(DatabaseKind.MariaDb, 20, Category = StorageFixture.Server)]
public sealed class UpsertPropertyTests(DatabaseKind kind, int sequences)
{
    private static readonly DateOnly First = new(2024, 2, 26);
    private static readonly string[] Symbols = ["AAPL", "IBM", "^GSPC"];

    [Test]
    public void Any_sequence_of_upserts_leaves_what_a_dictionary_would_hold() =>
        Prop.ForAll(Batches().ToArbitrary(), batches => Run(batches).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(sequences));

    private async Task<bool> Run(List<SymbolPrices> batches)
    {
        await using var database = await StoreDatabase.CreateAsync(kind);
        var model = new Model();
        foreach (var batch in batches)
            if (await database.Store.WriteAsync(batch, CancellationToken.None) != model.Write(batch)) return false;

        var stored = await database.Store.ReadBarsAsync();
        var symbols = await database.Store.QuerySymbolsAsync(new(null, 10, 1), CancellationToken.None);
        return stored.Select(item => Model.Describe(item.Symbol, item.Bar, item.Actions)).SequenceEqual(model.DescribeBars(), StringComparer.Ordinal)
            && symbols.Items.Select(Model.Describe).SequenceEqual(model.DescribeSymbols(), StringComparer.Ordinal);
    }

    /// <summary>Few days and few values, so that batches meet and often agree.</summary>
    private static Gen<List<SymbolPrices>> Batches() =>
        from count in Gen.Choose(1, 8)
        from batches in OneBatch().ListOf(count)
        select batches.ToList();

    private static Gen<SymbolPrices> OneBatch() =>
        from symbol in Gen.Elements(Symbols)
        from days in Gen.SubListOf(Enumerable.Range(0, 12))
        from rows in AnyRow().ListOf(12)
        select new SymbolPrices(symbol, PriceBasis.Raw, "test", [.. days.Order().Select(day => On(First.AddDays(day), rows[day]))]);

    private static Gen<PriceRow> AnyRow() =>
        from value in Gen.Choose(1, 3)
        from high in Optional()
        from low in Optional()
        from adjusted in Optional()
        from provisional in Gen.Choose(0, 3)
        from actions in Actions()
        select new PriceRow(new(First, new(value), high, low, new(value), value, adjusted, provisional == 0), actions);

    private static Gen<Price?> Optional() => Gen.Choose(0, 2).Select(value => value == 0 ? (Price?)null : new Price(value));

    /// <summary>Null one time in three.</summary>
    private static Gen<IReadOnlyList<CorporateAction>?> Actions() =>
        from known in Gen.Choose(0, 2)
        from cash in Gen.Choose(0, 2)
        from factor in Gen.Choose(1, 3)
        select known == 0 ? null : (IReadOnlyList<CorporateAction>?)
        [
            .. cash == 0 ? Array.Empty<CorporateAction>() : [CorporateAction.Cash(First, new(cash))],
            .. factor == 1 ? Array.Empty<CorporateAction>() : [CorporateAction.SplitOrSpinOff(First, factor)],
        ];

    private static PriceRow On(DateOnly day, PriceRow row) =>
        new(row.Bar with { Date = day }, row.Actions?.Select(action => action with { Date = day }).ToList());

    /// <summary>The rules of a write, without a database.</summary>
    private sealed class Model
    {
        private readonly SortedDictionary<(string Symbol, DateOnly Date), (Bar Bar, IReadOnlyList<CorporateAction> Actions)> _days =
            new(Comparer<(string Symbol, DateOnly Date)>.Create((a, b) =>
                string.CompareOrdinal(a.Symbol, b.Symbol) is not 0 and var order ? order : a.Date.CompareTo(b.Date)));

        private readonly Dictionary<string, long> _versions = [];
        private long _counter;

        public static string Describe(string symbol, Bar bar, IEnumerable<CorporateAction> actions) =>
            $"{symbol} {bar} {string.Join(' ', actions.OrderBy(action => action.Kind))}";

        public static string Describe(StoredSymbol symbol) =>
            $"{symbol.Symbol} {symbol.FirstDate?.DayNumber} {symbol.LastDate?.DayNumber} {symbol.Days} {symbol.ProvisionalDays} {symbol.Version}";

        public WriteCounts Write(SymbolPrices batch)
        {
            var counts = batch.Rows.Select(row => Write(batch.Symbol, row)).Aggregate(default(WriteCounts), WriteCounts.Add);
            if (counts.Inserted + counts.Updated > 0) _versions[batch.Symbol] = ++_counter;
            return counts;
        }

        public IEnumerable<string> DescribeBars() => _days.Select(day => Describe(day.Key.Symbol, day.Value.Bar, day.Value.Actions));

        public IEnumerable<string> DescribeSymbols() => _days.GroupBy(day => day.Key.Symbol, StringComparer.Ordinal).Select(group =>
        {
            var final = group.Where(day => !day.Value.Bar.Provisional).Select(day => day.Key.Date.DayNumber).ToList();
            return $"{group.Key} {(final.Count == 0 ? null : final[0])} {(final.Count == 0 ? null : final[^1])} {final.Count} {group.Count() - final.Count} {_versions[group.Key]}";
        });

        private WriteCounts Write(string symbol, PriceRow row)
        {
            if (!_days.TryGetValue((symbol, row.Bar.Date), out var stored))
            {
                _days[(symbol, row.Bar.Date)] = (row.Bar, row.Actions ?? []);
                return new(1, 0, 0);
            }

            if (row.Bar.Provisional && !stored.Bar.Provisional) return new(0, 0, 1);
            var merged = row.Bar with
            {
                High = row.Bar.High ?? stored.Bar.High,
                Low = row.Bar.Low ?? stored.Bar.Low,
                AdjustedClose = row.Bar.AdjustedClose ?? stored.Bar.AdjustedClose,
            };
            var actions = row.Actions ?? stored.Actions;
            if (merged == stored.Bar && actions.ToHashSet().SetEquals(stored.Actions)) return new(0, 0, 1);
            _days[(symbol, row.Bar.Date)] = (merged, actions);
            return new(0, 1, 0);
        }
    }
}
