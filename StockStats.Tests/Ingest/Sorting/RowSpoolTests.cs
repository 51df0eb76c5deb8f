using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Ingest.Sorting;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Ingest.Sorting;

[TestFixture]
public sealed class RowSpoolTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Create() => _folder = new();

    [TearDown]
    public void Dispose() => _folder.Dispose();

    /// <summary>Runs of 1 to 8 rows make files of any number of rows, and the rest in memory.</summary>
    [Test]
    public void Gives_every_row_to_its_symbol_in_the_order_of_the_input() =>
        Prop.ForAll(Gen.Choose(1, 8).ToArbitrary(), Gen.Choose(0, 4).ListOf().ToArbitrary(), (runRows, symbols) =>
        {
            var rows = symbols.Select((symbol, i) => Valid($"S{symbol}", day: i, line: i)).ToList();
            var expected = rows.GroupBy(row => row.Symbol, StringComparer.Ordinal).Select(group => (group.Key, group.Select(row => row.Valid.Row.Bar.Date).ToList()));
            return Sort(rows, runRows).Select(set => (set.Symbol, set.Days.ToList()))
                .Zip(expected, (got, want) => got.Symbol == want.Key && got.Item2.SequenceEqual(want.Item2)).All(same => same)
                && Sort(rows, runRows).Sum(set => set.Count) == rows.Count;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Keeps_every_part_of_a_row_on_its_way_through_a_file()
    {
        var day = new DateOnly(2024, 2, 29);
        var bar = new Bar(day, P(1), P(4), P(0.000001m), P(3), Bar.MaxVolume, P(2.5m), Provisional: true);
        CorporateAction[] actions = [CorporateAction.SplitOrSpinOff(day, 4m), CorporateAction.SplitOrSpinOff(day, 1.046m), CorporateAction.Cash(day, P(0.25m))];
        CheckedRow[] rows =
        [
            new("FULL", new(7, new(bar, actions), Rounded: true), null),
            new("BARE", new(long.MaxValue, new(new(day, P(1), null, null, P(1), 0), null), Rounded: false), null),
            new("QUIET", new(9, new(new(day, P(1), null, P(1), P(1), 0), []), Rounded: false), null),
        ];

        var sorted = Sort(rows, runRows: 2).Select(set => set.ToFetched("t", PriceBasis.Raw, "t")).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(sorted.Select(fetched => fetched.Prices.Rows.Single().Bar), Is.EqualTo(rows.Select(row => row.Valid.Row.Bar)));
            Assert.That(sorted.Select(fetched => fetched.Prices.Rows.Single().Actions), Is.EqualTo(rows.Select(row => row.Valid.Row.Actions)));
            Assert.That(sorted.Select(fetched => fetched.Rounded), Is.EqualTo(new[] { 1, 0, 0 }));
        });
    }

    [TestCase(1)]
    [TestCase(100)]
    public void Keeps_rejected_rows_with_all_they_say(int runRows)
    {
        var rejected = new RejectedRow("A", 12, "close_price", "ａbc", "not_a_number", "close_price 'ａbc' is not …");

        var set = Sort([new("A", default, rejected), Valid("B", 1, 13)], runRows).First().ToFetched("t", PriceBasis.Raw, "t");

        Assert.That((set.Rejected.Single(), set.Prices.Rows.Count), Is.EqualTo((rejected, 0)));
    }

    [Test]
    public void Leaves_no_file_behind_not_even_while_it_works()
    {
        using var spool = new RowSpool(_folder.Path, runRows: 1);
        for (var i = 0; i < 3; i++) spool.Add(Valid("A", i, i));

        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.Empty);
    }

    [Test]
    public void Says_which_folder_takes_no_files()
    {
        using var spool = new RowSpool(_folder.File("missing"), runRows: 1);

        Assert.That(() => spool.Add(Valid("A", 1, 1)), Throws.InstanceOf<IOException>());
    }

    private List<PriceRowSet> Sort(IEnumerable<CheckedRow> rows, int runRows)
    {
        using var spool = new RowSpool(_folder.Path, runRows);
        foreach (var row in rows) spool.Add(row);
        return [.. spool.ReadBySymbol()];
    }

    private static CheckedRow Valid(string symbol, int day, long line) =>
        new(symbol, new(line, TestDatabase.Day(new DateOnly(2024, 1, 1).AddDays(day), 1, 10), Rounded: false), null);

    private static Price P(decimal value) => Price.FromDecimal(value);
}
