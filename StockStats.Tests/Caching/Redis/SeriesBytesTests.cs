using Bogus;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Caching.Redis;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Caching.Redis;

/// <summary>A history is read back from its bytes as it was, or not at all.</summary>
[TestFixture]
public sealed class SeriesBytesTests
{
    private const string Database = "0123456789abcdef0123456789abcdef";
    private static readonly SeriesKey Key = new(Database, "BRK.B", 42);

    [Test]
    public void Any_history_is_read_back_as_it_was() => Prop.ForAll(
        AnyHistory().ToArbitrary(), stored => IsSame(SeriesBytes.Read(SeriesBytes.Write(stored), KeyOf(stored)), stored)).QuickCheckThrowOnFailure();

    [Test]
    public void Numbers_at_the_ends_of_their_range_are_read_back()
    {
        var writer = new NumberWriter();
        long[] numbers = [0, -1, 1, 63, 64, -64, -65, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];
        foreach (var number in numbers) writer.Append(number);

        var reader = new NumberReader(writer.Written);
        List<long> read = [];
        while (!reader.IsAtEnd) read.Add(reader.Next());

        Assert.That(read, Is.EqualTo(numbers));
    }

    [Test]
    public void A_history_without_bars_and_the_first_and_last_days_there_are_come_back()
    {
        Bar Day(DateOnly date) => new(date, new(1), null, null, new(long.MaxValue), 0);
        StoredSeries[] histories = [Of([]), Of([Day(DateOnly.MinValue)]), Of([Day(DateOnly.MinValue), Day(DateOnly.MaxValue)])];

        Assert.That(histories.Select(stored => IsSame(SeriesBytes.Read(SeriesBytes.Write(stored), Key), stored)), Has.All.True);
    }

    [Test]
    public void Bytes_that_are_cut_or_changed_anywhere_are_told()
    {
        var bytes = SeriesBytes.Write(Of(Walk(20, provisional: 1)));
        for (var i = 0; i < bytes.Length; i++)
        {
            var (cut, changed) = (bytes[..i], bytes.ToArray());
            changed[i] ^= 0x10;
            Assert.That(() => SeriesBytes.Read(cut, Key), Throws.TypeOf<InvalidDataException>(), $"cut at {i}");
            Assert.That(() => SeriesBytes.Read(changed, Key), Throws.TypeOf<InvalidDataException>(), $"changed at {i}");
        }
    }

    [TestCase("other", "BRK.B", 42)]
    [TestCase(Database, "BRK.A", 42)]
    [TestCase(Database, "BRK.B", 41)]
    public void Another_history_is_told(string database, string symbol, long version) => Assert.That(
        () => SeriesBytes.Read(SeriesBytes.Write(Of(Walk(1))), new(database, symbol, version)),
        Throws.TypeOf<InvalidDataException>().With.Message.Contains(Key.ToString()));

    [TestCase("")]
    [TestCase("SSPS")]
    [TestCase("some text of another program")]
    public void Foreign_bytes_are_told(string text) => Assert.That(
        () => SeriesBytes.Read(System.Text.Encoding.UTF8.GetBytes(text), Key), Throws.TypeOf<InvalidDataException>());

    [Test]
    public void Prices_in_cents_take_less_than_14_bytes_a_bar()
    {
        const int Days = 25_000;

        Assert.That(SeriesBytes.Write(Of(Walk(Days))), Has.Length.LessThan(14 * Days));
    }

    [Test]
    public void Keys_name_database_form_symbol_and_version() =>
        Assert.That(Key.ToString(), Is.EqualTo("stockstats:0123456789abcdef0123456789abcdef:1:BRK.B:42"));

    /// <summary>A walk in cents with highs and lows, from 1926 on.</summary>
    public static List<Bar> Walk(int days, int provisional = 0)
    {
        var random = new Randomizer(7);
        var (bars, close) = (new List<Bar>(days), 10_000L);
        for (var i = 0; i < days; i++)
        {
            var open = Math.Max(100, close + random.Long(-50, 50));
            close = Math.Max(100, open + random.Long(-200, 200));
            bars.Add(new(
                new DateOnly(1926, 1, 4).AddDays(i), Cents(open), Cents(Math.Max(open, close) + random.Long(0, 90)),
                Cents(Math.Min(open, close) - random.Long(0, 90)), Cents(close), random.Long(1_000_000, 50_000_000), null, i >= days - provisional));
        }

        return bars;
    }

    private static Price Cents(long cents) => new(cents * 10_000);

    private static StoredSeries Of(IReadOnlyList<Bar> bars) =>
        new(new(bars, new(Key.Symbol, PriceBasis.Split, [CorporateAction.Cash(new(2020, 2, 29), new(1))], new(2024, 2, 29))), Key.Version, Key.DatabaseId);

    private static SeriesKey KeyOf(StoredSeries stored) => new(stored.DatabaseId, stored.Series.Facts.Symbol, stored.Version);

    private static bool IsSame(StoredSeries read, StoredSeries stored) =>
        KeyOf(read) == KeyOf(stored)
        && (read.Series.Facts with { Actions = [] }) == (stored.Series.Facts with { Actions = [] })
        && read.Series.Facts.Actions.SequenceEqual(stored.Series.Facts.Actions)
        && Bars(read).SequenceEqual(Bars(stored));

    private static IEnumerable<Bar> Bars(StoredSeries stored) => Enumerable.Range(0, stored.Series.Count).Select(stored.Series.BarAt);

    private static Gen<StoredSeries> AnyHistory() =>
        from symbol in Gen.Elements("A", "^GSPC", "BRK.B")
        from version in Gen.Choose(0, int.MaxValue)
        from basis in Gen.Elements(PriceBasis.Raw, PriceBasis.Split, PriceBasis.All)
        from asOf in Gen.Choose(-1, DateOnly.MaxValue.DayNumber)
        from actions in AnyAction().ListOf()
        from days in Gen.Choose(0, DateOnly.MaxValue.DayNumber).ListOf()
        from bars in AnyBar().ListOf(days.Count)
        let dates = days.Distinct().Order().Select(DateOnly.FromDayNumber)
        select new StoredSeries(
            new([.. dates.Zip(bars, (date, bar) => bar with { Date = date })], new(symbol, basis, [.. actions], asOf < 0 ? null : DateOnly.FromDayNumber(asOf))),
            version,
            Database);

    private static Gen<Bar> AnyBar() =>
        from unit in Gen.Elements(1L, 100, 10_000, Price.Unit)
        from prices in Gen.Choose(1, 99_999_999).ListOf(2)
        from optional in Gen.Choose(-50_000_000, 50_000_000).ListOf(3)
        from volume in Gen.Choose(0, int.MaxValue)
        from provisional in Gen.Choose(0, 3)
        select new Bar(
            default, new(prices[0] * unit), Optional(optional[0], unit), Optional(optional[1], unit), new(prices[1] * unit), volume * 10_000L,
            Optional(optional[2], unit), provisional == 0);

    private static Price? Optional(int value, long unit) => value <= 0 ? null : new(value * unit);

    private static Gen<CorporateAction> AnyAction() =>
        from day in Gen.Choose(0, DateOnly.MaxValue.DayNumber)
        from kind in Gen.Elements(ActionKind.Split, ActionKind.SpinOff, ActionKind.StockDividend, ActionKind.Cash)
        from factor in Gen.Choose(0, 50)
        from amount in Gen.Choose(0, 1_000_000)
        select new CorporateAction(
            DateOnly.FromDayNumber(day), kind, factor == 0 ? null : new Ratio(factor, factor + 1), amount == 0 ? null : new Price(amount));
}
