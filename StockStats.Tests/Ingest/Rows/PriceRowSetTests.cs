using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Ingest.Rows;

[TestFixture]
public sealed class PriceRowSetTests
{
    [Test]
    public void Gives_the_rows_in_date_order()
    {
        var fetched = Fetch(Row(2, 9, 1m), Row(3, 7, 2m), Row(4, 8, 3m));

        Assert.Multiple(() =>
        {
            Assert.That(fetched.Prices.Rows.Select(row => row.Bar.Date.Day), Is.EqualTo(new[] { 7, 8, 9 }));
            Assert.That((fetched.Prices.Symbol, fetched.Prices.Basis, fetched.Prices.Source), Is.EqualTo(("TST", PriceBasis.Split, "test")));
            Assert.That((fetched.Rejected.Count, fetched.Duplicates, fetched.Rounded), Is.EqualTo((0, 0, 0)));
        });
    }

    [Test]
    public void Is_empty_without_rows() => Assert.That(Fetch().Prices.Rows, Is.Empty);

    [Test]
    public void Counts_equal_rows_of_a_day_once()
    {
        var fetched = Fetch(Row(2, 7, 1m, []), Row(3, 7, 1m, []), Row(9, 7, 1m, []));

        Assert.That((fetched.Prices.Rows.Count, fetched.Duplicates, fetched.Rejected.Count), Is.EqualTo((1, 2, 0)));
    }

    [Test]
    public void Keeps_none_of_differing_rows_of_a_day_and_names_both_lines()
    {
        var fetched = Fetch(Row(5, 7, 2m), Row(3, 7, 1m), Row(4, 8, 1m));

        Assert.Multiple(() =>
        {
            Assert.That(fetched.Prices.Rows.Select(row => row.Bar.Date.Day), Is.EqualTo(new[] { 8 }));
            Assert.That(fetched.Rejected.Select(row => row.Line), Is.EqualTo(new[] { 3L, 5L }));
            Assert.That(fetched.Rejected, Has.All.Matches<RejectedRow>(row =>
                row is { Rule: "duplicate_day", Field: "date", Value: "2024-03-07", Symbol: "TST" }
                && row.Message.Contains("lines 3 and 5;", StringComparison.Ordinal)));
        });
    }

    [Test]
    public void Rejects_equal_rows_too_where_a_third_differs()
    {
        var fetched = Fetch(Row(2, 7, 1m), Row(3, 7, 1m), Row(4, 7, 2m));

        Assert.That((fetched.Prices.Rows.Count, fetched.Duplicates, fetched.Rejected.Count), Is.EqualTo((0, 0, 3)));
    }

    [Test]
    public void Tells_rows_apart_by_their_actions()
    {
        var dividend = CorporateAction.Cash(new(2024, 3, 7), Price.FromDecimal(0.25m));
        Assert.Multiple(() =>
        {
            Assert.That(Fetch(Row(2, 7, 1m, [dividend]), Row(3, 7, 1m, [dividend])).Duplicates, Is.EqualTo(1));
            Assert.That(Fetch(Row(2, 7, 1m, [dividend]), Row(3, 7, 1m, [])).Rejected, Has.Count.EqualTo(2));
            Assert.That(Fetch(Row(2, 7, 1m, []), Row(3, 7, 1m)).Rejected, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void Counts_rounded_rows_that_are_kept()
    {
        var fetched = Fetch(Row(2, 7, 1m, rounded: true), Row(3, 8, 1m, rounded: true), Row(4, 8, 2m), Row(5, 9, 1m));

        Assert.That(fetched.Rounded, Is.EqualTo(1));
    }

    [Test]
    public void Reports_rejected_rows_in_the_order_of_their_lines()
    {
        var set = new PriceRowSet("TST");
        set.Reject(new("TST", 9, "volume", "x", "not_a_number", "…"));
        set.Add(Row(4, 7, 1m));
        set.Add(Row(3, 7, 2m));
        set.Reject(new("TST", 1, "volume", "x", "not_a_number", "…"));

        Assert.That(set.ToFetched("test", PriceBasis.Raw, "test").Rejected.Select(row => row.Line), Is.EqualTo(new[] { 1L, 3L, 4L, 9L }));
    }

    [TestCase(PriceRowSet.MostRejectedTold)]
    [TestCase(PriceRowSet.MostRejectedTold + 1)]
    public void Counts_all_rejected_rows_and_tells_the_first_of_them(int count)
    {
        var set = new PriceRowSet("TST");
        for (var line = 1; line <= count; line++) set.Reject(new("TST", line, "volume", "x", "not_a_number", "…"));

        var fetched = set.ToFetched("test", PriceBasis.Raw, "test");

        Assert.That((fetched.RejectedCount, fetched.Received), Is.EqualTo((count, count)));
        Assert.That(fetched.Rejected.Select(row => row.Line), Is.EqualTo(Enumerable.Range(1, PriceRowSet.MostRejectedTold)));
    }

    [Test]
    public void Takes_only_the_days_asked_for_of_rows_in_order()
    {
        var set = new PriceRowSet("TST");
        foreach (var day in (int[])[6, 7, 8, 9]) set.Add(Row(day, day, 1m, rounded: true));

        var fetched = set.ToFetched("test", PriceBasis.Raw, "test", new DateRange(new(2024, 3, 7), new(2024, 3, 8)));

        Assert.That(fetched.Prices.Rows.Select(row => row.Bar.Date.Day), Is.EqualTo(new[] { 7, 8 }));
        Assert.That(fetched.Rounded, Is.EqualTo(2));
    }

    [Test]
    public void Accounts_for_every_row() =>
        Prop.ForAll(Gen.Choose(0, 99).Select(i => (Day: i % 10, Open: 1 + i / 50)).ListOf().ToArbitrary(), rows =>
        {
            var fetched = Fetch([.. rows.Select((row, i) => Row(i + 1, row.Day + 1, row.Open))]);
            return rows.Count == fetched.Prices.Rows.Count + fetched.Duplicates + fetched.Rejected.Count;
        }).QuickCheckThrowOnFailure();

    private static FetchedPrices Fetch(params ValidRow[] rows)
    {
        var set = new PriceRowSet("TST");
        foreach (var row in rows) set.Add(row);
        return set.ToFetched("test", PriceBasis.Split, "test");
    }

    private static ValidRow Row(long line, int day, decimal price, IReadOnlyList<CorporateAction>? actions = null, bool rounded = false)
    {
        var value = Price.FromDecimal(price);
        return new(line, new(new(new(2024, 3, day), value, value, value, value, 10), actions), rounded);
    }
}
