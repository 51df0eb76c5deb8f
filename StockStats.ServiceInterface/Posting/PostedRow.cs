using System.Globalization;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Posting;

/// <summary>A row of a request in the form that the rules for rows take: each value as text, digit for digit.</summary>
internal static class PostedRow
{
    /// <summary>The row as its sender wrote it.</summary>
    /// <param name="row">A row of the contract.</param>
    /// <param name="number">Its number in the request, from 1.</param>
    public static RawRow ToRaw(FinancialData row, int number) => new()
    {
        Line = number,
        Symbol = row.Symbol,
        Date = row.Date.ToString("O", CultureInfo.InvariantCulture),
        Open = Text(row.OpenPrice),
        High = Text(row.HighPrice),
        Low = Text(row.LowPrice),
        Close = Text(row.ClosePrice),
        Volume = row.Volume.ToString(CultureInfo.InvariantCulture),
        AdjustedClose = Text(row.AdjustedClosePrice),
        Dividend = Text(row.DividendAmount),
        Split = Text(row.SplitCoefficient),
        Provisional = row.Provisional ?? false,
        Breach = Missing(row),
    };

    private static string? Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A date left out is 0001-01-01 where absence cannot be told, as by gRPC; no market was open that day.</summary>
    private static RowBreach? Missing(FinancialData row) => row.Date == default
        ? new(RowFields.Date, "0001-01-01", RowRules.Missing, $"{RowFields.Date} is missing, or '0001-01-01', which stands for none; expected a day such as 2024-02-29")
        : null;
}
