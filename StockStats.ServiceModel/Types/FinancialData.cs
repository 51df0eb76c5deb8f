using System.Runtime.Serialization;
using ServiceStack;

namespace StockStats.ServiceModel.Types;

/// <summary>One trading day of one symbol.</summary>
[DataContract]
public sealed class FinancialData
{
    [DataMember(Name = "symbol", Order = 1)]
    [ApiMember(Description = "The symbol, upper case.")]
    public string Symbol { get; set; } = "";

    [DataMember(Name = "date", Order = 2)]
    [ApiMember(Description = "The exchange-local day, YYYY-MM-DD.")]
    public DateOnly Date { get; set; }

    [DataMember(Name = "open_price", Order = 3)]
    [ApiMember(Description = "First price of the day, at most 6 decimals.")]
    public decimal OpenPrice { get; set; }

    [DataMember(Name = "high_price", Order = 4)]
    [ApiMember(Description = "Highest price; absent where the source had none.")]
    public decimal? HighPrice { get; set; }

    [DataMember(Name = "low_price", Order = 5)]
    [ApiMember(Description = "Lowest price; absent where the source had none.")]
    public decimal? LowPrice { get; set; }

    [DataMember(Name = "close_price", Order = 6)]
    [ApiMember(Description = "Last price of the day, at most 6 decimals.")]
    public decimal ClosePrice { get; set; }

    [DataMember(Name = "volume", Order = 7)]
    [ApiMember(Description = "Units traded, whole.")]
    public long Volume { get; set; }

    [DataMember(Name = "adjusted_close_price", Order = 8)]
    [ApiMember(Description = "The vendor's own adjusted close, as evidence; absent where the source had none.")]
    public decimal? AdjustedClosePrice { get; set; }

    [DataMember(Name = "dividend_amount", Order = 9)]
    [ApiMember(Description = "Money paid per share, by ex-date; absent where none is known.")]
    public decimal? DividendAmount { get; set; }

    [DataMember(Name = "split_coefficient", Order = 10)]
    [ApiMember(Description = "New shares for one old share, by ex-date (4 for a 4:1 split); absent where none is known.")]
    public decimal? SplitCoefficient { get; set; }

    [DataMember(Name = "provisional", Order = 11)]
    [ApiMember(Description = "true where the session was not over when the bar was fetched; else absent.")]
    public bool? Provisional { get; set; }
}
