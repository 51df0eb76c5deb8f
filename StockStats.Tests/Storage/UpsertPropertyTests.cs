using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Storage;

/// <summary>Any sequence of upserts leaves what a dictionary would hold, and counts what it did.</summary>
[TestFixture]
public sealed class UpsertPropertyTests
{
    private static readonly DateOnly First = new(2024, 2, 26);
    private static readonly string[] Symbols = ["AAPL", "IBM", "^GSPC"];

    [Test]
    public void Any_sequence_of_upserts_leaves_what_a_dictionary_would_hold() =>
        Prop.ForAll(Batches().ToArbitrary(), batches => Run(batches).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static async Task<bool> Run(List<Batch> batches)
    {
        await using var database = await TestDatabase.CreateAsync();
        var expected = new Dictionary<(string, DateOnly), Bar>();
        foreach (var batch in batches)
        {
            var counts = await database.Store.WriteAsync(
                new(batch.Symbol, PriceBasis.Raw, "test", [.. batch.Bars.Select(bar => new PriceRow(bar, null))]), CancellationToken.None);
            if (counts != Apply(expected, batch)) return false;
        }

        var stored = await database.Store.QueryBarsAsync(new(null, DateRange.All, false, true, 10_000, 1), CancellationToken.None);
        return stored.Items.ToDictionary(item => (item.Symbol, item.Bar.Date), item => item.Bar).OrderBy(pair => pair.Key)
            .SequenceEqual(expected.OrderBy(pair => pair.Key));
    }

    private static WriteCounts Apply(Dictionary<(string, DateOnly), Bar> all, Batch batch)
    {
        var (inserted, updated, unchanged) = (0, 0, 0);
        foreach (var bar in batch.Bars)
        {
            var key = (batch.Symbol, bar.Date);
            if (!all.TryGetValue(key, out var stored)) inserted++;
            else if (bar.Provisional && !stored.Provisional)
            {
                unchanged++;
                continue;
            }

            var merged = bar with { High = bar.High ?? stored.High, Low = bar.Low ?? stored.Low, AdjustedClose = bar.AdjustedClose ?? stored.AdjustedClose };
            if (all.ContainsKey(key))
            {
                if (merged == stored) unchanged++;
                else updated++;
            }

            all[key] = merged;
        }

        return new(inserted, updated, unchanged);
    }

    private static Gen<List<Batch>> Batches() =>
        from count in Gen.Choose(1, 8)
        from batches in OneBatch().ListOf(count)
        select batches.ToList();

    /// <summary>Few days and few values, so that batches meet and often agree.</summary>
    private static Gen<Batch> OneBatch() =>
        from symbol in Gen.Elements(Symbols)
        from days in Gen.SubListOf(Enumerable.Range(0, 12))
        from values in Gen.Choose(1, 3).ListOf(12)
        from highs in Gen.Choose(0, 2).ListOf(12)
        from provisional in Gen.Choose(0, 3).ListOf(12)
        select new Batch(symbol, [.. days.Order().Select(day => new Bar(
            First.AddDays(day), new(values[day]), highs[day] == 0 ? null : new Price(highs[day]), null, new(values[day]), values[day], null, provisional[day] == 0))]);

    private sealed record Batch(string Symbol, List<Bar> Bars);
}
