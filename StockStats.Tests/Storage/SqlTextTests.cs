using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Tests.Storage;

/// <summary>Statements as text. Values never stand in them.</summary>
[TestFixture]
public sealed class SqlTextTests
{
    private static readonly DateRange Year = new(new(2024, 1, 1), new(2024, 12, 31));

    [TestCase(null, false, false, "")]
    [TestCase(null, false, true, "")]
    [TestCase("I'BM", false, true, "symbol = @symbol")]
    [TestCase(null, true, true, "date BETWEEN @first AND @last")]
    [TestCase("I'BM", true, false, "symbol = @symbol AND date BETWEEN @first AND @last AND provisional = 0")]
    public void A_query_of_bars_has_the_conditions_that_were_asked_for(string? symbol, bool ranged, bool includeProvisional, string conditions)
    {
        var query = new BarQuery(symbol, ranged ? Year : DateRange.All, false, includeProvisional, 10, 1);
        var text = SqlText.SelectBars(query);

        Assert.That(text, Does.Contain(conditions).And.Not.Contain("I'BM"));
        Assert.That(text.Contains("symbol = @symbol", StringComparison.Ordinal), Is.EqualTo(symbol is not null));
        Assert.That(text.Contains("@first", StringComparison.Ordinal), Is.EqualTo(ranged));
        Assert.That(text.Contains("provisional = 0", StringComparison.Ordinal), Is.EqualTo(!includeProvisional));
    }

    [Test]
    public void Both_columns_of_the_order_are_reversed_on_the_page_and_around_it()
    {
        var text = SqlText.SelectBars(new(null, DateRange.All, Descending: true, false, 10, 1));

        Assert.That(text, Does.Contain("ORDER BY symbol DESC, date DESC LIMIT").And.Contain("ORDER BY page.symbol DESC, page.date DESC, a.kind"));
    }

    [Test]
    public void All_final_bars_are_counted_from_the_symbols_and_others_from_the_bars() => Assert.Multiple(() =>
    {
        Assert.That(SqlText.CountBars(new(null, DateRange.All, false, false, 1, 1)), Is.EqualTo("SELECT COALESCE(SUM(days), 0) FROM symbols"));
        Assert.That(SqlText.CountBars(new("IBM", DateRange.All, false, false, 1, 1)), Does.EndWith("FROM symbols WHERE symbol = @symbol"));
        Assert.That(SqlText.CountBars(new(null, DateRange.All, false, true, 1, 1)), Is.EqualTo("SELECT COUNT(*) FROM financial_data"));
        Assert.That(SqlText.CountBars(new(null, Year, false, false, 1, 1)), Does.Contain("FROM financial_data WHERE date BETWEEN"));
    });
}
