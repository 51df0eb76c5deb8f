using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface;

/// <summary>Stored days as rows of the contract.</summary>
internal static class FinancialRows
{
    /// <summary>Makes rows of bars that follow each other, with the actions of each.</summary>
    /// <param name="rows">Where to put them, oldest first.</param>
    /// <param name="series">Where the bars are.</param>
    /// <param name="start">Position of the first, counting provisional bars or not.</param>
    /// <param name="includeProvisional">Whether positions count them.</param>
    /// <param name="adjustment">What prices and volumes are adjusted for; the vendor's own adjusted close and the actions are as they came.</param>
    /// <exception cref="Prices.Adjustments.AdjustmentUnavailableException">The basis and the known actions cannot give it.</exception>
    public static void Fill(Span<FinancialData> rows, PriceSeries series, int start, bool includeProvisional, PriceAdjustment adjustment)
    {
        var prices = series.At(adjustment, includeProvisional);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = Of(series.Facts.Symbol, prices.Adjusted(series.BarAt(start + i, includeProvisional), start + i));
        foreach (var action in series.Facts.Actions)
            if (Find(rows, action.Date) is { } row) Add(row, action);
    }

    private static FinancialData Of(string symbol, in Bar bar) => new()
    {
        Symbol = symbol,
        Date = bar.Date,
        OpenPrice = bar.Open.ToDecimal(),
        HighPrice = bar.High?.ToDecimal(),
        LowPrice = bar.Low?.ToDecimal(),
        ClosePrice = bar.Close.ToDecimal(),
        Volume = bar.Volume,
        AdjustedClosePrice = bar.AdjustedClose?.ToDecimal(),
        Provisional = bar.Provisional ? true : null,
    };

    private static void Add(FinancialData row, in CorporateAction action)
    {
        if (action.Amount is { } amount) row.DividendAmount = amount.ToDecimal();
        if (action.Factor is { } factor) row.SplitCoefficient = factor.ToDecimal();
    }

    private static FinancialData? Find(ReadOnlySpan<FinancialData> rows, DateOnly day)
    {
        if (rows.IsEmpty || day < rows[0].Date || day > rows[^1].Date) return null;
        var (low, high) = (0, rows.Length - 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (rows[middle].Date < day) low = middle + 1;
            else high = middle;
        }

        return rows[low].Date == day ? rows[low] : null;
    }
}
