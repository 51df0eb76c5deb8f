using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.Tests.Ingest.Support;

/// <summary>Rows to vary.</summary>
internal static class SampleRows
{
    /// <summary>A row that passes every rule.</summary>
    public static readonly RawRow Good = new()
    {
        Line = 7,
        Date = "2024-03-08",
        Open = "12.00",
        High = "12.50",
        Low = "11.75",
        Close = "12.25",
        Volume = "120000",
    };
}
