using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface;

/// <summary>Stored days as rows of the contract.</summary>
internal static class FinancialRows
{
    public static FinancialData Of(StoredBar stored)
    {
        var row = new FinancialData
        {
            Symbol = stored.Symbol,
            Date = stored.Bar.Date,
            OpenPrice = stored.Bar.Open.ToDecimal(),
            HighPrice = stored.Bar.High?.ToDecimal(),
            LowPrice = stored.Bar.Low?.ToDecimal(),
            ClosePrice = stored.Bar.Close.ToDecimal(),
            Volume = stored.Bar.Volume,
            AdjustedClosePrice = stored.Bar.AdjustedClose?.ToDecimal(),
            Provisional = stored.Bar.Provisional ? true : null,
        };
        foreach (var action in stored.Actions)
        {
            if (action.Amount is { } amount) row.DividendAmount = amount.ToDecimal();
            if (action.Factor is { } factor) row.SplitCoefficient = factor.ToDecimal();
        }

        return row;
    }
}
