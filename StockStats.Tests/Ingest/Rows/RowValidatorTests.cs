using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.Rows;

[TestFixture]
public sealed class RowValidatorTests
{
    private static readonly RawRow Good = SampleRows.Good;

    [Test]
    public void Makes_a_bar_of_a_good_row()
    {
        var valid = Accept(Good);

        Assert.That(valid, Is.EqualTo(new ValidRow(7, new(new(new(2024, 3, 8), P(12), P(12.5m), P(11.75m), P(12.25m), 120000), null), false)));
    }

    [TestCase("")]
    [TestCase("2024-3-8")]
    [TestCase("08-03-2024")]
    [TestCase("2023-02-29")]
    [TestCase("2024-03-08T00:00:00")]
    [TestCase("２０２４-03-08")]
    [TestCase("null")]
    public void Rejects_what_is_no_day(string date)
    {
        var rejected = Reject(Good with { Date = date });

        Assert.Multiple(() =>
        {
            Assert.That(rejected.Field, Is.EqualTo("date"));
            Assert.That(rejected.Rule, Is.EqualTo(date.Length == 0 ? "missing" : "not_a_date"));
            Assert.That(rejected.Value, Is.EqualTo(date));
        });
    }

    [Test]
    public void Accepts_a_leap_day() => Assert.That(Accept(Good with { Date = "2024-02-29" }).Row.Bar.Date, Is.EqualTo(new DateOnly(2024, 2, 29)));

    // At 09:59 UTC it is the 11th everywhere; one minute later the 12th begins at UTC+14.
    [TestCase(9, 59, "2024-03-11", true)]
    [TestCase(9, 59, "2024-03-12", false)]
    [TestCase(10, 0, "2024-03-12", true)]
    [TestCase(10, 0, "2024-03-13", false)]
    public void Lets_a_day_begin_where_it_begins_first(int hour, int minute, string date, bool accepted)
    {
        var time = new FakeTimeProvider(new(2024, 3, 11, hour, minute, 0, TimeSpan.Zero));
        time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("Baker", TimeSpan.FromHours(-12), "Baker", "Baker"));

        Assert.That(new RowValidator(time).TryValidate(null, Good with { Date = date }, out _, out var rejected), Is.EqualTo(accepted));
        Assert.That(rejected?.Rule, Is.EqualTo(accepted ? null : "future_date"));
    }

    [TestCase("", "missing")]
    [TestCase("null", "not_a_number")]
    [TestCase("NaN", "not_a_number")]
    [TestCase("Infinity", "not_a_number")]
    [TestCase("1e5", "not_a_number")]
    [TestCase("1,5", "not_a_number")]
    [TestCase("1,234.5", "not_a_number")]
    [TestCase("+12", "not_a_number")]
    [TestCase(" 12", "not_a_number")]
    [TestCase("12.", "not_a_number")]
    [TestCase(".5", "not_a_number")]
    [TestCase("$12", "not_a_number")]
    [TestCase("١٢", "not_a_number")]
    [TestCase("0", "not_positive")]
    [TestCase("-0", "not_positive")]
    [TestCase("-12", "not_positive")]
    [TestCase("-99999999999999999999", "not_positive")]
    [TestCase("0.0000004", "not_positive")]
    [TestCase("100000000.000001", "too_large")]
    [TestCase("99999999999999999999", "too_large")]
    public void Rejects_what_is_no_price(string text, string rule)
    {
        var row = Good with { High = null, Low = null };
        Assert.Multiple(() =>
        {
            Assert.That(Broken(row with { Open = text }), Is.EqualTo(("open_price", rule)));
            Assert.That(Broken(row with { High = text }), Is.EqualTo(("high_price", rule)));
            Assert.That(Broken(row with { Low = text }), Is.EqualTo(("low_price", rule)));
            Assert.That(Broken(row with { Close = text }), Is.EqualTo(("close_price", rule)));
        });
    }

    [Test]
    public void Needs_date_open_close_and_volume()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Broken(Good with { Date = null }), Is.EqualTo(("date", "missing")));
            Assert.That(Broken(Good with { Open = null }), Is.EqualTo(("open_price", "missing")));
            Assert.That(Broken(Good with { Close = null }), Is.EqualTo(("close_price", "missing")));
            Assert.That(Broken(Good with { Volume = null }), Is.EqualTo(("volume", "missing")));
        });
    }

    [TestCase("2024-03-09", "", "weekend_without_volume")]
    [TestCase("2024-03-10", "", "weekend_without_volume")]
    [TestCase("2024-03-08", "", "missing")]
    [TestCase("2024-03-11", "", "missing")]
    [TestCase("2024-03-09", "0", null)]
    [TestCase("2024-03-10", "7", null)]
    [TestCase("2024-03-09", "x", "not_a_number")]
    public void Takes_a_weekend_without_a_volume_for_no_session(string date, string volume, string? rule)
    {
        Validator().TryValidate("IBM", Good with { Date = date, Volume = volume }, out _, out var rejected);

        Assert.That((rejected?.Field, rejected?.Rule), Is.EqualTo((rule is null ? null : "volume", rule)));
    }

    [Test]
    public void Does_without_high_and_low()
    {
        var bar = Accept(Good with { High = null, Low = null }).Row.Bar;

        Assert.That((bar.High, bar.Low), Is.EqualTo(((Price?)null, (Price?)null)));
    }

    [TestCase("0.000001")]
    [TestCase("100000000")]
    [TestCase("100000000.000000")]
    public void Accepts_the_smallest_and_the_largest_price(string text) =>
        Assert.That(Accept(Good with { Open = text, High = text, Low = text, Close = text }).Row.Bar.Close.ToDecimal(),
            Is.EqualTo(decimal.Parse(text, CultureInfo.InvariantCulture)));

    [TestCase("13", "11", "12", "12", "low_price", "low_above_high")]
    [TestCase("11", "13", "10.99", "12", "open_price", "open_outside_range")]
    [TestCase("11", "13", "13.01", "12", "open_price", "open_outside_range")]
    [TestCase("11", "13", "12", "10.99", "close_price", "close_outside_range")]
    [TestCase("11", "13", "12", "13.01", "close_price", "close_outside_range")]
    [TestCase(null, "13", "13.01", "12", "open_price", "open_outside_range")]
    [TestCase("11", null, "12", "10.99", "close_price", "close_outside_range")]
    public void Holds_open_and_close_between_low_and_high(
        string? low, string? high, string open, string close, string field, string rule) =>
        Assert.That(Broken(Good with { Low = low, High = high, Open = open, Close = close }), Is.EqualTo((field, rule)));

    [Test]
    public void Accepts_a_day_of_a_single_price() =>
        Assert.That(Accept(Good with { Open = "5", High = "5", Low = "5", Close = "5" }).Row.Bar.High, Is.EqualTo(P(5)));

    [TestCase("0", 0L)]
    [TestCase("123.0", 123L)]
    [TestCase("123.000000000", 123L)]
    [TestCase("100000000000000", 100_000_000_000_000L)]
    public void Accepts_a_whole_volume(string text, long volume) =>
        Assert.That(Accept(Good with { Volume = text }).Row.Bar.Volume, Is.EqualTo(volume));

    [TestCase("", "missing")]
    [TestCase("12.7", "not_whole")]
    [TestCase("0.0000001", "not_whole")]
    [TestCase("-1", "negative")]
    [TestCase("100000000000001", "too_large")]
    [TestCase("99999999999999999999999", "too_large")]
    [TestCase("49.39M", "not_a_number")]
    [TestCase("1e6", "not_a_number")]
    [TestCase("1,000", "not_a_number")]
    public void Rejects_what_is_no_volume(string text, string rule) =>
        Assert.That(Broken(Good with { Volume = text }), Is.EqualTo(("volume", rule)));

    [TestCase("12.0000005", 12_000_000L)]
    [TestCase("12.0000015", 12_000_002L)]
    [TestCase("12.00000149999999999999", 12_000_001L)]
    public void Rounds_decimals_after_the_sixth_half_to_even_and_tells(string text, long millionths)
    {
        var valid = Accept(Good with { Open = text });

        Assert.That((valid.Row.Bar.Open.Millionths, valid.Rounded), Is.EqualTo((millionths, true)));
    }

    [Test]
    public void Does_not_count_zeros_or_the_adjusted_close_as_rounded()
    {
        var valid = Accept(Good with { Open = "12.00000000", AdjustedClose = "236.13099999999997" });

        Assert.That((valid.Rounded, valid.Row.Bar.AdjustedClose), Is.EqualTo((false, (Price?)P(236.131m))));
    }

    [Test]
    public void Rejects_decimals_after_the_sixth_where_nothing_may_be_rounded()
    {
        var strict = new RowValidator(new FakeTimeProvider(Sources.Now), ExcessDecimals.Reject);

        Assert.That(strict.TryValidate(null, Good with { Close = "12.2500001" }, out _, out var rejected), Is.False);
        Assert.That((rejected!.Field, rejected.Rule), Is.EqualTo(("close_price", "too_many_decimals")));
        Assert.That(strict.TryValidate(null, Good with { Close = "12.2500000" }, out _, out _), Is.True);
    }

    [TestCase("0", null)]
    [TestCase("", "missing")]
    [TestCase("null", "not_a_number")]
    [TestCase("-1", "negative")]
    [TestCase("100000001", "too_large")]
    public void Takes_an_adjusted_close_of_zero_or_more(string text, string? rule)
    {
        Validator().TryValidate(null, Good with { AdjustedClose = text }, out _, out var rejected);

        Assert.That(rejected?.Rule, Is.EqualTo(rule));
    }

    [Test]
    public void States_no_actions_where_the_source_has_no_such_fields() => Assert.That(Accept(Good).Row.Actions, Is.Null);

    [TestCase("0.0000", "1.0")]
    [TestCase("0", null)]
    [TestCase(null, "1.00000")]
    public void States_that_nothing_happened(string? dividend, string? split) =>
        Assert.That(Accept(Good with { Dividend = dividend, Split = split }).Row.Actions, Is.Empty);

    [Test]
    public void Reads_a_dividend_a_split_and_a_spin_off()
    {
        var date = new DateOnly(2024, 3, 8);
        Assert.Multiple(() =>
        {
            Assert.That(Accept(Good with { Dividend = "0.2500", Split = "4.0" }).Row.Actions, Is.EqualTo(new[]
            {
                new CorporateAction(date, ActionKind.Split, new(4, 1), null), CorporateAction.Cash(date, P(0.25m)),
            }));
            Assert.That(Accept(Good with { Split = "1.0460" }).Row.Actions, Is.EqualTo(new[]
            {
                new CorporateAction(date, ActionKind.SpinOff, new(523, 500), null),
            }));
        });
    }

    [TestCase("0", "split_out_of_range")]
    [TestCase("-2", "split_out_of_range")]
    [TestCase("0.0000009", "split_out_of_range")]
    [TestCase("1000000.1", "split_out_of_range")]
    [TestCase("99999999999999999999999999999999999", "split_out_of_range")]
    [TestCase("4:1", "not_a_number")]
    [TestCase("", "missing")]
    public void Rejects_what_is_no_split(string text, string rule) =>
        Assert.That(Broken(Good with { Split = text }), Is.EqualTo(("split_coefficient", rule)));

    [TestCase("-0.25", "negative")]
    [TestCase("abc", "not_a_number")]
    public void Rejects_what_is_no_dividend(string text, string rule) =>
        Assert.That(Broken(Good with { Dividend = text }), Is.EqualTo(("dividend_amount", rule)));

    [Test]
    public void Tells_the_place_the_value_and_what_was_expected()
    {
        Assert.That(Reject(Good with { Close = "abc\n\u001b[2J" }), Is.EqualTo(new RejectedRow("TST", 7, "close_price", "abc  [2J",
            "not_a_number",
            "close_price 'abc  [2J' is not a plain number such as 123.45 (no exponent, no separators, no sign but -)")));
    }

    [Test]
    public void Cuts_a_long_value() =>
        Assert.That(Reject(Good with { Close = new string('x', 5000) }).Value, Is.EqualTo(new string('x', 200)));

    [Test]
    public void Tells_the_first_of_several_broken_rules() =>
        Assert.That(Broken(Good with { Date = "x", Open = "x", Volume = "x" }), Is.EqualTo(("date", "not_a_date")));

    [Test]
    public void Passes_on_what_made_a_row_unreadable()
    {
        var rejected = Reject(new() { Line = 3, Breach = new("row", "a,b", "wrong_cell_count", "the row has 2 cells; the header has 7") });

        Assert.That(rejected, Is.EqualTo(
            new RejectedRow("TST", 3, "row", "a,b", "wrong_cell_count", "the row has 2 cells; the header has 7")));
    }

    [TestCase("tr-TR")]
    [TestCase("de-DE")]
    public void Reads_and_reports_alike_in_every_country(string name)
    {
        using var culture = new CultureSaver(name);

        Assert.Multiple(() =>
        {
            Assert.That(Accept(Good).Row.Bar.Close, Is.EqualTo(P(12.25m)));
            Assert.That(Reject(Good with { Date = "2024-03-13" }).Message,
                Is.EqualTo("date '2024-03-13' is in the future: no place on earth is past 2024-03-12"));
            Assert.That(Reject(Good with { Open = "12.75" }).Message, Is.EqualTo("open_price '12.75' is above high_price '12.50'"));
            Assert.That(Broken(Good with { Open = "12,25" }), Is.EqualTo(("open_price", "not_a_number")));
        });
    }

    [Test]
    public void Keeps_every_price_of_six_decimals_digit_for_digit() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).Select(i => new Price((long)i * 46_000)).ToArbitrary(), price =>
        {
            var text = (price.Millionths / 1_000_000m).ToString(CultureInfo.InvariantCulture);
            var bar = Accept(Good with { Open = text, High = text, Low = text, Close = text }).Row.Bar;
            return bar.Open == price && bar.High == price && bar.Low == price && bar.Close == price;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Judges_any_text_without_failing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?[]>(), texts =>
        {
            string? At(int i) => i < texts.Length ? texts[i] : "1.5";
            var row = new RawRow
            {
                Line = 1,
                Date = At(8) ?? "2024-03-08",
                Open = At(0),
                High = At(1),
                Low = At(2),
                Close = At(3),
                Volume = At(4),
                AdjustedClose = At(5),
                Dividend = At(6),
                Split = At(7),
            };
            var valid = Validator().TryValidate(null, row, out _, out var rejected);
            return valid == (rejected is null) && rejected?.Value.Length is null or <= 200;
        }).QuickCheckThrowOnFailure();

    private static Price P(decimal value) => Price.FromDecimal(value);

    private static RowValidator Validator() => new(new FakeTimeProvider(Sources.Now));

    private static ValidRow Accept(RawRow row)
    {
        Assert.That(Validator().TryValidate("TST", row, out var valid, out var rejected), Is.True, rejected?.Message);
        return valid;
    }

    private static RejectedRow Reject(RawRow row)
    {
        Assert.That(Validator().TryValidate("TST", row, out _, out var rejected), Is.False);
        return rejected!;
    }

    private static (string Field, string Rule) Broken(RawRow row)
    {
        var rejected = Reject(row);
        return (rejected.Field, rejected.Rule);
    }
}
