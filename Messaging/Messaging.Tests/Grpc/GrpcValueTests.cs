using System.Globalization;
using Bogus;

namespace Messaging.Tests.Grpc;

/// <summary>Values go there and back as they are, by a round trip through the service.</summary>
public sealed class GrpcValueTests : GrpcHostFixture
{
    [TestCase("0001-01-01")]
    [TestCase("1900-03-01")]
    [TestCase("2024-02-29")]
    [TestCase("9999-12-31")]
    public async Task Carries_days(string day)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        var row = await EchoAsync(new() { Date = date, LastDate = date });

        Assert.That((row.Date, row.LastDate), Is.EqualTo((date, (DateOnly?)date)));
    }

    [TestCase("0")]
    [TestCase("0.000001")]
    [TestCase("-114.690000")]
    [TestCase("79228162514264337593543950335")]
    [TestCase("0.0000000000000000000000000001")]
    public async Task Carries_decimals_digit_for_digit(string digits)
    {
        var price = decimal.Parse(digits, CultureInfo.InvariantCulture);

        var row = await EchoAsync(new() { ClosePrice = price, HighPrice = price, Factors = { ["split"] = price } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.ClosePrice.ToString(CultureInfo.InvariantCulture), Is.EqualTo(digits));
            Assert.That(row.HighPrice!.Value.ToString(CultureInfo.InvariantCulture), Is.EqualTo(digits));
            Assert.That(row.Factors["split"], Is.EqualTo(price));
        }
    }

    [Test]
    public async Task Keeps_null_apart_from_zero()
    {
        var nulls = await EchoAsync(new());
        var zeros = await EchoAsync(new() { HighPrice = 0, Days = 0, Return = 0, Provisional = false, LastDate = DateOnly.MinValue, Sort = 0, Note = "" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(OptionalsOf(nulls), Is.All.Null);
            Assert.That(OptionalsOf(zeros), Is.EqualTo(new object[] { 0m, 0, 0.0, false, DateOnly.MinValue, PriceSort.Ascending, "" }));
        }
    }

    [TestCase(100, 1, "USD")]
    [TestCase(0, 0, "")]
    [TestCase(0, null, null)]
    public async Task Carries_values_that_are_declared_as_default(int lot, int? step, string? currency)
    {
        var row = await EchoAsync(new() { Lot = lot, Step = step, Currency = currency });

        Assert.That((row.Lot, row.Step, row.Currency), Is.EqualTo((lot, step, currency)));
    }

    [TestCase(PriceBasis.Raw, PriceSort.Ascending)]
    [TestCase(PriceBasis.Ascending, PriceSort.Descending)]
    public async Task Carries_enums(PriceBasis basis, PriceSort sort)
    {
        var row = await EchoAsync(new() { Basis = basis, Sort = sort });

        Assert.That((row.Basis, row.Sort), Is.EqualTo((basis, (PriceSort?)sort)));
    }

    [Test]
    public async Task Carries_lists_and_dictionaries()
    {
        var row = await EchoAsync(new() { Names = ["b", "", "a", "ß"], Factors = { ["one"] = 1.5m, [""] = 0 } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.Names, Is.EqualTo(new[] { "b", "", "a", "ß" }));
            Assert.That(row.Factors, Is.EquivalentTo(new Dictionary<string, decimal>(StringComparer.Ordinal) { ["one"] = 1.5m, [""] = 0 }));
        }
    }

    [Test]
    public async Task Carries_times_to_the_tick_as_UTC()
    {
        var time = new DateTime(2024, 2, 29, 23, 59, 59, DateTimeKind.Utc).AddTicks(1234567);

        var row = await EchoAsync(new() { UpdatedAt = time });

        Assert.That((row.UpdatedAt, row.UpdatedAt.Kind), Is.EqualTo((time, DateTimeKind.Utc)));
    }

    [Test]
    public async Task Carries_numbers_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
        CultureInfo.CurrentCulture = comma;
        try
        {
            var row = await EchoAsync(new() { ClosePrice = 1234.5m, Return = 0.25 });

            Assert.That((row.ClosePrice, row.Return), Is.EqualTo((1234.5m, (double?)0.25)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public async Task Carries_rows_of_any_content()
    {
        var rows = new Faker<PriceRow>().UseSeed(7)
            .RuleFor(row => row.Symbol, faker => faker.Finance.Account(5))
            .RuleFor(row => row.Date, faker => faker.Date.PastDateOnly(90, new(2024, 2, 29)))
            .RuleFor(row => row.ClosePrice, faker => Math.Round(faker.Random.Decimal(0, 1e8m), 6))
            .RuleFor(row => row.Volume, faker => faker.Random.Long(0, 100_000_000_000_000))
            .RuleFor(row => row.Return, faker => faker.Random.Double(-1, 1).OrNull(faker))
            .RuleFor(row => row.Days, faker => faker.Random.Int().OrNull(faker))
            .RuleFor(row => row.Note, faker => faker.Lorem.Sentence().OrNull(faker))
            .Generate(500);

        var answer = await Host.AskAsync<StorePrices, QueryPricesResponse>("PostStorePrices", new() { Data = rows });

        Assert.That(answer.Data.Select(Text), Is.EqualTo(rows.Select(Text)));
    }

    private static string Text(PriceRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Symbol} {row.Date} {row.ClosePrice} {row.Volume} {row.Return:R} {row.Days} {row.Note}");

    private static object?[] OptionalsOf(PriceRow row) =>
        [row.HighPrice, row.Days, row.Return, row.Provisional, row.LastDate, row.Sort, row.Note];

    private async Task<PriceRow> EchoAsync(PriceRow row)
    {
        var answer = await Host.AskAsync<StorePrices, QueryPricesResponse>("PostStorePrices", new() { Data = [row] });
        return answer.Data.Single();
    }
}
