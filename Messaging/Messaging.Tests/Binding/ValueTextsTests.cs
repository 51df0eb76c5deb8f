using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Messaging.Binding;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Binding;

public sealed class ValueTextsTests
{
    [Test]
    public void Reads_back_every_day() => Holds(
        Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber), day => day.ToString("O", CultureInfo.InvariantCulture));

    [Test]
    public void Reads_back_every_whole_number()
    {
        Holds(ArbMap.Default.GeneratorFor<int>(), Invariant);
        Holds(ArbMap.Default.GeneratorFor<long>(), Invariant);
        Holds(Gen.Elements(long.MinValue, long.MaxValue), Invariant);
    }

    [Test]
    public void Reads_back_every_decimal() => Holds(ArbMap.Default.GeneratorFor<decimal>(), Invariant);

    [Test]
    public void Reads_back_every_list_of_texts() => Prop.ForAll(
        Gen.NonEmptyListOf(Gen.Elements("A", "B,C", "\"", "\"x\",", " ", "")).ToArbitrary(),
        list => Read<List<string>>(string.Join(',', list.Select(item => $"\"{item.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))).SequenceEqual(list, StringComparer.Ordinal)).QuickCheckThrowOnFailure();

    [Test]
    public void Never_throws_whatever_the_text() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<string?>().ToArbitrary(),
        text =>
        {
            ValueTexts.Find<List<DateOnly?>>()!.TryParse(text, out _);
            ValueTexts.Find<Side[]>()!.TryParse(text, out _);
            ValueTexts.Find<List<string>>()!.TryParse(text, out _);
            return true;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Reads_numbers_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = comma;

            Assert.That(Read<decimal>("1.5"), Is.EqualTo(1.5m));
            Assert.That(ValueTexts.Find<decimal>()!.TryParse("1,5", out _), Is.False);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCase("2024-02-29T12:30:15Z", "2024-02-29T12:30:15Z")]
    [TestCase("2024-02-29", "2024-02-29T00:00:00Z")]
    [TestCase("2024-02-29T12:30", "2024-02-29T12:30:00Z")]
    [TestCase("2024-02-29T12:30:15.5+02:00", "2024-02-29T10:30:15.5Z")]
    public void Reads_instants_as_utc_where_no_zone_is_given(string text, string instant) =>
        Assert.That(Read<DateTimeOffset>(text), Is.EqualTo(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    [Test]
    public void Reads_the_rarer_types()
    {
        Assert.That(Read<Guid>("0f8fad5b-d9cb-469f-a165-70867728950e"), Is.EqualTo(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e")));
        Assert.That(Read<TimeOnly>("09:30:00"), Is.EqualTo(new TimeOnly(9, 30)));
        Assert.That(Read<DateTime>("2024-02-29T12:30:15Z"), Is.EqualTo(new DateTime(2024, 2, 29, 12, 30, 15, DateTimeKind.Utc)));
        Assert.That(Read<char>("x"), Is.EqualTo('x'));
        Assert.That(Read<IReadOnlyList<int?>>("1,2"), Is.EqualTo(new int?[] { 1, 2 }));
        Assert.That(Read<float>("1.5"), Is.EqualTo(1.5f));
    }

    [Test]
    public void Knows_what_cannot_be_written_as_text()
    {
        Assert.That(ValueTexts.Find<Dictionary<string, string>>(), Is.Null);
        Assert.That(ValueTexts.Find<List<EchoRow>>(), Is.Null);
        Assert.That(ValueTexts.Find<EchoRow>(), Is.Null);
    }

    private static void Holds<T>(Gen<T> values, Func<T, string> write) =>
        Prop.ForAll(values.ToArbitrary(), value => EqualityComparer<T>.Default.Equals(Read<T>(write(value)), value)).QuickCheckThrowOnFailure();

    private static string Invariant<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static T Read<T>(string text) =>
        ValueTexts.Find<T>()!.TryParse(text, out var value) ? value : throw new FormatException($"'{text}' was not read.");
}
