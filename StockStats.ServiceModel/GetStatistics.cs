using System.Runtime.Serialization;
using ServiceStack;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceModel;

[Tag("statistics")]
[Api("Statistics of one symbol over a range of days. Provisional bars are left out.")]
[Route("/api/statistics", "GET", Summary = "Statistics of one symbol over a range of days")]
[DataContract]
public sealed class GetStatistics : IGet, IReturn<GetStatisticsResponse>
{
    [DataMember(Name = "start_date", Order = 1), ValidateNotNull]
    [ApiMember(Description = "First day, inclusive, YYYY-MM-DD; need not be a trading day.", IsRequired = true)]
    public DateOnly? StartDate { get; set; }

    [DataMember(Name = "end_date", Order = 2), ValidateNotNull]
    [ApiMember(Description = "Last day, inclusive, YYYY-MM-DD; need not be a trading day.", IsRequired = true)]
    public DateOnly? EndDate { get; set; }

    [DataMember(Name = "symbol", Order = 3), ValidateNotEmpty]
    [ApiMember(Description = "One symbol, in any case; 1 to 32 of A-Z, 0-9, '.', '^', '=' and '-'.", IsRequired = true)]
    public string? Symbol { get; set; }
}

[DataContract]
public sealed class GetStatisticsResponse : IHasResponseStatus, IHasInfo
{
    [DataMember(Name = "data", Order = 1)]
    [ApiMember(Description = "The statistics.")]
    public SymbolStatistics? Data { get; set; }

    [DataMember(Name = "info", Order = 2)]
    [ApiMember(Description = "The error message, empty where there is none.")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus", Order = 3)]
    [ApiMember(Description = "The error, absent where there is none.")]
    public ResponseStatus? ResponseStatus { get; set; }
}

/// <summary>Statistics of one symbol over a range. Averages are exact quotients, rounded half to even.</summary>
[DataContract]
public sealed class SymbolStatistics
{
    [DataMember(Name = "start_date", Order = 1)]
    [ApiMember(Description = "First day as asked.")]
    public DateOnly StartDate { get; set; }

    [DataMember(Name = "end_date", Order = 2)]
    [ApiMember(Description = "Last day as asked.")]
    public DateOnly EndDate { get; set; }

    [DataMember(Name = "symbol", Order = 3)]
    [ApiMember(Description = "The symbol, upper case.")]
    public string Symbol { get; set; } = "";

    [DataMember(Name = "average_daily_open_price", Order = 4)]
    [ApiMember(Description = "Mean of the opening prices, to 4 decimals.")]
    public decimal AverageDailyOpenPrice { get; set; }

    [DataMember(Name = "average_daily_close_price", Order = 5)]
    [ApiMember(Description = "Mean of the closing prices, to 4 decimals.")]
    public decimal AverageDailyClosePrice { get; set; }

    [DataMember(Name = "average_daily_volume", Order = 6)]
    [ApiMember(Description = "Mean of the volumes, to a whole number.")]
    public long AverageDailyVolume { get; set; }

    [DataMember(Name = "days", Order = 7)]
    [ApiMember(Description = "Trading days inside the range.")]
    public int Days { get; set; }

    [DataMember(Name = "first_date", Order = 8)]
    [ApiMember(Description = "First trading day inside the range.")]
    public DateOnly FirstDate { get; set; }

    [DataMember(Name = "last_date", Order = 9)]
    [ApiMember(Description = "Last trading day inside the range.")]
    public DateOnly LastDate { get; set; }
}
