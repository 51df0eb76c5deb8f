using FluentValidation;
using StockStats.ServiceInterface.Validation;
using StockStats.ServiceModel;

namespace StockStats.Tests.Validation;

[TestFixture]
public sealed class RequestValidatorTests
{
    private static readonly DateOnly Day = new(2024, 2, 29);

    [TestCase("ibm")]
    [TestCase("^GSPC")]
    [TestCase("BRK-B")]
    [TestCase("EURUSD=X")]
    [TestCase("GPV.TRV")]
    [TestCase("AAAAAAAAAABBBBBBBBBBCCCCCCCCCC12", Description = "32 characters")]
    [TestCase(null, Description = "absent: whether it has to be there is not this rule's business")]
    public void Passes(string? symbol) =>
        Assert.That(Errors(new GetStatisticsValidator(), new GetStatistics { Symbol = symbol, StartDate = Day, EndDate = Day }), Is.Empty);

    [TestCase("AAAAAAAAAABBBBBBBBBBCCCCCCCCCC123", Description = "33 characters")]
    [TestCase("A'; DROP TABLE x;--")]
    [TestCase("IBM US")]
    [TestCase("İBM", Description = "an upper-case letter, but not of A-Z")]
    [TestCase("IBM\n")]
    public void Names_a_text_that_is_not_a_symbol(string symbol) =>
        Assert.That(Errors(new QueryFinancialDataValidator(), new QueryFinancialData { Symbol = symbol }), Is.EqualTo(new[] { "Symbol" }));

    [Test]
    public void A_start_after_the_end_is_named_and_an_open_end_is_not() => Assert.Multiple(() =>
    {
        Assert.That(Errors(new GetStatisticsValidator(), new GetStatistics { StartDate = Day.AddDays(1), EndDate = Day }), Is.EqualTo(new[] { "StartDate" }));
        Assert.That(Errors(new QueryFinancialDataValidator(), new QueryFinancialData { StartDate = Day }), Is.Empty);
        Assert.That(Errors(new QueryFinancialDataValidator(), new QueryFinancialData { EndDate = Day }), Is.Empty);
    });

    [TestCase(-1, true)]
    [TestCase(0.03, true)]
    [TestCase(2, true)]
    [TestCase(-1.001, false)]
    [TestCase(2.001, false)]
    [TestCase(double.NaN, false)]
    [TestCase(double.PositiveInfinity, false)]
    [TestCase(null, true)]
    public void A_riskless_rate_is_a_fraction(double? rate, bool passes) => Assert.That(
        Errors(new GetStatisticsValidator(), new GetStatistics { RiskFreeRate = rate }), passes ? Is.Empty : Is.EqualTo(new[] { "RiskFreeRate" }));

    [Test]
    public void A_benchmark_is_a_symbol() =>
        Assert.That(Errors(new GetStatisticsValidator(), new GetStatistics { Benchmark = "S&P 500" }), Is.EqualTo(new[] { "Benchmark" }));

    private static IEnumerable<string> Errors<T>(AbstractValidator<T> validator, T request) =>
        validator.Validate(request).Errors.Select(error => error.PropertyName);
}
