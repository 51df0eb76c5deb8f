using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>The unit that prices of a series are whole multiples of: 10,000 millionths where all of them are whole cents.</summary>
internal static class PriceUnit
{
    private const long Ten = 10;

    /// <returns>A power of ten, 1 to 1,000,000, in millionths.</returns>
    public static long Of(PriceSeries series)
    {
        var unit = Price.Unit;
        for (var i = 0; i < series.Count && unit > 1; i++)
        {
            var bar = series.BarAt(i);
            unit = Dividing(bar.Open, Dividing(bar.Close, unit));
            unit = Dividing(bar.High, Dividing(bar.Low, Dividing(bar.AdjustedClose, unit)));
        }

        return unit;
    }

    private static long Dividing(Price? price, long unit)
    {
        while (price is { } value && value.Millionths % unit != 0) unit /= Ten;
        return unit;
    }
}
