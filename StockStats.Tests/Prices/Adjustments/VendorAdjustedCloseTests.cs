using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Prices.Adjustments;

/// <summary>
/// What AlphaVantage publishes as adjusted close is what we compute from its raw closes, splits and dividends. A factor depends on later
/// ex-days only, so days around some ex-dates, every later ex-day and the newest day of the vendor's file are enough: date, close,
/// adjusted close, dividend, split coefficient.
/// </summary>
[TestFixture]
public sealed class VendorAdjustedCloseTests
{
    /// <summary>TIME_SERIES_DAILY_ADJUSTED of IBM as of 2023-12-12: the Kyndryl spin-off (1.046) and a dividend, then every ex-day.</summary>
    private const string Ibm = """
        2021-11-01 126.28 108.021715706595 0 1
        2021-11-02 126.18 107.936174278256 0 1
        2021-11-03 127.13 108.748817847478 0 1
        2021-11-04 120.85 108.132149690581 0 1.046
        2021-11-05 123.61 110.601696510159 0 1
        2021-11-08 124.54 111.433826416756 0 1
        2021-11-09 120.85 109.599561568881 1.64 1
        2021-11-10 120.22 109.028210937616 0 1
        2021-11-11 120.27 109.073556225812 0 1
        2022-02-10 133.52 122.577383050476 1.64 1
        2022-05-09 134.44 124.936758982469 1.65 1
        2022-08-09 129.47 121.851441816285 1.65 1
        2022-11-09 137.39 130.858302851133 1.65 1
        2023-02-09 133.75 128.962910008322 1.65 1
        2023-05-09 121.17 118.433751299606 1.66 1
        2023-08-09 142.49 140.894819260858 1.66 1
        2023-10-31 144.64 143.02074993256 0 1
        2023-11-01 145.4 143.772241704883 0 1
        2023-11-02 147.01 145.36421769625 0 1
        2023-11-03 147.9 146.244254113839 0 1
        2023-11-06 148.97 147.302275424872 0 1
        2023-11-07 148.83 147.16384272997 0 1
        2023-11-08 148.03 146.372798759104 0 1
        2023-11-09 146.62 146.62 1.66 1
        2023-11-10 149.02 149.02 0 1
        2023-12-12 164.71 164.71 0 1
        """;

    /// <summary>The same of AAPL as of 2018-07-17, where the vendor wrote four decimals: a dividend, the 7:1 split, then every ex-day.</summary>
    private const string Apple = """
        2014-05-05 600.9600 79.4390 0 1
        2014-05-06 594.4100 78.5732 0 1
        2014-05-07 592.3300 78.2982 0 1
        2014-05-08 587.9900 78.1595 3.29 1
        2014-05-09 585.5425 77.8341 0 1
        2014-05-12 592.8300 78.8028 0 1
        2014-05-13 593.7600 78.9264 0 1
        2014-06-03 637.5400 84.7460 0 1
        2014-06-04 644.8200 85.7137 0 1
        2014-06-05 647.3500 86.0500 0 1
        2014-06-06 645.5700 85.8134 0 1
        2014-06-09 93.7000 87.1866 0 7
        2014-06-10 94.2500 87.6983 0 1
        2014-06-11 93.8600 87.3355 0 1
        2014-08-07 94.4800 88.3497 0.47 1
        2014-11-06 108.7000 102.0865 0.47 1
        2015-02-05 119.9400 113.0841 0.47 1
        2015-05-07 125.2600 118.5902 0.52 1
        2015-08-06 115.1300 109.4920 0.52 1
        2015-11-05 120.9200 115.4929 0.52 1
        2016-02-04 96.6000 92.7611 0.52 1
        2016-05-05 93.2400 90.0820 0.57 1
        2016-08-04 105.8700 102.8349 0.57 1
        2016-11-03 109.8300 107.2351 0.57 1
        2017-02-09 132.4200 129.8479 0.57 1
        2017-05-11 153.9500 151.5774 0.63 1
        2017-08-10 155.3200 153.5466 0.63 1
        2017-11-10 174.6700 173.2985 0.63 1
        2018-02-09 156.4100 155.8069 0.63 1
        2018-05-11 188.5900 188.5900 0.73 1
        2018-07-17 191.4500 191.4500 0 1
        """;

    /// <param name="file">Rows of the vendor's file.</param>
    /// <param name="halfUnit">Of the last decimal: we round to 6, in 2018 the vendor rounded to 4.</param>
    /// <param name="carried">In 2018 the vendor also carried rounded values from one ex-date to the next: some 1e-6 of the price.</param>
    [TestCase(Ibm, 0.0000005, 1e-11)]
    [TestCase(Apple, 0.00005, 1.5e-6)]
    public void All_reproduces_the_vendors_adjusted_close(string file, double halfUnit, double carried)
    {
        List<string[]> rows = [.. file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))];
        List<Bar> bars = [.. rows.Select(row => new Bar(Date(row), P(row[1]), null, null, P(row[1]), 1_000))];
        List<CorporateAction> actions =
        [
            .. rows.Where(row => row[3] != "0").Select(row => CorporateAction.Cash(Date(row), P(row[3]))),
            .. rows.Where(row => row[4] != "1").Select(row => CorporateAction.SplitOrSpinOff(Date(row), D(row[4]))),
        ];

        var prices = new PriceSeries(bars, new("X", PriceBasis.Raw, actions, null)).At(PriceAdjustment.All);

        Assert.Multiple(() =>
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var theirs = (double)D(rows[i][2]);
                Assert.That(prices.CloseAt(i) / 1e6, Is.EqualTo(theirs).Within(halfUnit + carried * theirs), rows[i][0]);
            }
        });
    }

    private static DateOnly Date(string[] row) => DateOnly.ParseExact(row[0], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Price P(string text) => Price.FromDecimal(D(text));

    private static decimal D(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
