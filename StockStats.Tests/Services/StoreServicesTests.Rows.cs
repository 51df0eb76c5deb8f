using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Services;

public sealed partial class StoreServicesTests
{
    private static readonly object[] BadRows =
    [
        new TestCaseData(Row(""), "symbol", "symbol is empty"),
        new TestCaseData(Row(new string('A', 33)), "symbol", "is not 1 to 32 characters"),
        new TestCaseData(Row("A_B"), "symbol", "is not 1 to 32 characters"),
        new TestCaseData(Row(date: DateOnly.MaxValue), "date", "is in the future"),
        new TestCaseData(Row(date: DateOnly.MinValue), "date", "is missing"),
        new TestCaseData(Row(open: 0m), "open_price", "is not above 0"),
        new TestCaseData(Row(open: 0.0000001m), "open_price", "is not above 0"),
        new TestCaseData(Row(open: 1.0000001m), "open_price", "more than 6 decimals"),
        new TestCaseData(Row(open: 1.0000000000001m), "open_price", "more than 6 decimals"),
        new TestCaseData(Row(close: 1e12m), "close_price", "is above 100000000"),
        new TestCaseData(Row(close: decimal.MaxValue), "close_price", "is above 100000000"),
        new TestCaseData(Row(close: -0.01m), "close_price", "is not above 0"),
        new TestCaseData(Row(volume: -1), "volume", "is below 0"),
        new TestCaseData(Row(volume: 100_000_000_000_001), "volume", "is above 100000000000000"),
        new TestCaseData(Row(volume: long.MaxValue), "volume", "is above 100000000000000"),
        new TestCaseData(Row(volume: long.MinValue), "volume", "is below 0"),
        new TestCaseData(With(row => row.HighPrice = 0.5m), "open_price", "is above high_price"),
        new TestCaseData(With(row => (row.LowPrice, row.HighPrice) = (3m, 2m)), "low_price", "is above high_price"),
        new TestCaseData(With(row => row.AdjustedClosePrice = -1m), "adjusted_close_price", "is below 0"),
        new TestCaseData(With(row => row.DividendAmount = 0.1234567m), "dividend_amount", "more than 6 decimals"),
        new TestCaseData(With(row => row.SplitCoefficient = 0m), "split_coefficient", "is not from 0.000001"),
    ];

    [TestCaseSource(nameof(BadRows))]
    public async Task A_row_that_breaks_a_rule_is_told_by_field_and_rule(FinancialData row, string field, string message)
    {
        var error = (await SkipAsync(row)).Errors.Single();

        Assert.Multiple(() =>
        {
            Assert.That((error.Row, error.Field), Is.EqualTo((1, field)));
            Assert.That(error.Message, Does.Contain(message));
        });
    }

    private static readonly object[] GoodRows =
    [
        new TestCaseData(Row(new string('A', 32))),
        new TestCaseData(Row("^GSPC")),
        new TestCaseData(Row(open: 1.000000000000m)),
        new TestCaseData(Row(open: 0.000001m)),
        new TestCaseData(Row(open: 100_000_000m, close: 100_000_000m)),
        new TestCaseData(Row(volume: 0)),
        new TestCaseData(Row(volume: 100_000_000_000_000)),
        new TestCaseData(Row(date: DateOnly.MinValue.AddDays(1))),
    ];

    [TestCaseSource(nameof(GoodRows))]
    public async Task A_row_at_a_limit_is_stored(FinancialData row) => Assert.That(Counts(await PostAsync(row)), Is.EqualTo((1, 1, 0, 0, 0)));
}
