using System.Runtime.Serialization;
using ServiceStack;

namespace StockStats.ServiceModel;

[Tag("financial_data")]
[Route("/api/financial_data", "GET", Summary = "Daily prices, filtered and paged")]
[DataContract]
public class QueryFinancialData : IGet, IReturn<QueryFinancialDataResponse>
{
    /// <summary>First trading day, inclusive; absent means from the first stored day.</summary>
    [DataMember(Name = "start_date")]
    [ApiMember(Description = "First trading day, inclusive")]
    public DateOnly? StartDate { get; set; }

    [DataMember(Name = "end_date")]
    public DateOnly? EndDate { get; set; }

    [DataMember(Name = "symbol")]
    public string? Symbol { get; set; }

    [DataMember(Name = "limit")]
    public int? Limit { get; set; }

    [DataMember(Name = "page")]
    public int? Page { get; set; }

    [DataMember(Name = "sort")]
    public SortOrder? Sort { get; set; }

    [DataMember(Name = "adjustment")]
    public Adjustment? Adjustment { get; set; }
}

[DataContract]
public enum SortOrder
{
    [EnumMember(Value = "asc")]
    Ascending,

    [EnumMember(Value = "desc")]
    Descending,
}

[DataContract]
public enum Adjustment
{
    [EnumMember(Value = "raw")]
    Raw,

    [EnumMember(Value = "split")]
    Split,

    [EnumMember(Value = "dividend")]
    Dividend,

    [EnumMember(Value = "all")]
    All,
}

[DataContract]
public class QueryFinancialDataResponse : IHasResponseStatus
{
    [DataMember(Name = "data")]
    public List<FinancialData> Data { get; set; } = [];

    [DataMember(Name = "pagination")]
    public Pagination? Pagination { get; set; }

    [DataMember(Name = "info")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus")]
    public ResponseStatus? ResponseStatus { get; set; }
}

[DataContract]
public class FinancialData
{
    [DataMember(Name = "symbol")]
    public string Symbol { get; set; } = "";

    [DataMember(Name = "date")]
    public DateOnly Date { get; set; }

    [DataMember(Name = "open_price")]
    public decimal OpenPrice { get; set; }

    [DataMember(Name = "high_price")]
    public decimal? HighPrice { get; set; }

    [DataMember(Name = "low_price")]
    public decimal? LowPrice { get; set; }

    [DataMember(Name = "close_price")]
    public decimal ClosePrice { get; set; }

    [DataMember(Name = "volume")]
    public long Volume { get; set; }
}

[DataContract]
public class Pagination
{
    [DataMember(Name = "count")]
    public int Count { get; set; }

    [DataMember(Name = "page")]
    public int Page { get; set; }

    [DataMember(Name = "limit")]
    public int Limit { get; set; }

    [DataMember(Name = "pages")]
    public int Pages { get; set; }
}

[DataContract]
public class Info
{
    [DataMember(Name = "error")]
    public string Error { get; set; } = "";
}

[Tag("statistics")]
[Route("/api/statistics", "GET", Summary = "Statistics of one symbol over a range of days")]
[DataContract]
public class GetStatistics : IGet, IReturn<GetStatisticsResponse>
{
    [DataMember(Name = "start_date")]
    [ValidateNotNull]
    public DateOnly? StartDate { get; set; }

    [DataMember(Name = "end_date")]
    [ValidateNotNull]
    public DateOnly? EndDate { get; set; }

    [DataMember(Name = "symbol")]
    [ValidateNotEmpty]
    public string? Symbol { get; set; }
}

[DataContract]
public class GetStatisticsResponse : IHasResponseStatus
{
    [DataMember(Name = "data")]
    public Statistics? Data { get; set; }

    [DataMember(Name = "info")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus")]
    public ResponseStatus? ResponseStatus { get; set; }
}

[DataContract]
public class Statistics
{
    [DataMember(Name = "start_date")]
    public DateOnly StartDate { get; set; }

    [DataMember(Name = "end_date")]
    public DateOnly EndDate { get; set; }

    [DataMember(Name = "symbol")]
    public string Symbol { get; set; } = "";

    [DataMember(Name = "average_daily_open_price")]
    public decimal AverageDailyOpenPrice { get; set; }

    [DataMember(Name = "average_daily_close_price")]
    public decimal AverageDailyClosePrice { get; set; }

    [DataMember(Name = "average_daily_volume")]
    public decimal AverageDailyVolume { get; set; }

    [DataMember(Name = "total_return")]
    public double? TotalReturn { get; set; }
}

[Tag("financial_data")]
[Route("/api/financial_data", "POST", Summary = "Insert or update daily prices in bulk")]
[DataContract]
public class StoreFinancialData : IPost, IReturn<StoreFinancialDataResponse>
{
    [DataMember(Name = "data")]
    public List<FinancialData> Data { get; set; } = [];

    [DataMember(Name = "tags")]
    public Dictionary<string, string>? Tags { get; set; }
}

[DataContract]
public class StoreFinancialDataResponse : IHasResponseStatus
{
    [DataMember(Name = "inserted")]
    public int Inserted { get; set; }

    [DataMember(Name = "updated")]
    public int Updated { get; set; }

    [DataMember(Name = "responseStatus")]
    public ResponseStatus? ResponseStatus { get; set; }
}
