using System.ComponentModel;
using System.Net;
using System.Runtime.Serialization;
using ServiceStack;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceModel;

[Tag("financial_data")]
[Api("Daily prices, as stored or adjusted for splits and dividends, filtered by symbol and days, in pages ordered by symbol, then date.")]
[Route("/api/financial_data", "GET", Summary = "Daily prices, filtered and paged")]
[ApiResponse(HttpStatusCode.NotModified, "Nothing has changed since the answer whose ETag the request gives in If-None-Match.")]
[DataContract]
public sealed class QueryFinancialData : IGet, IReturn<QueryFinancialDataResponse>
{
    /// <summary>Rows a page where the request does not say.</summary>
    public const int DefaultLimit = 5;

    /// <summary>The page where the request does not say.</summary>
    public const int DefaultPage = 1;

    /// <summary>The order where the request does not say.</summary>
    public const SortOrder DefaultSort = SortOrder.Ascending;

    /// <summary>Whether provisional bars are given where the request does not say.</summary>
    public const bool DefaultIncludeProvisional = false;

    /// <summary>The adjustment where the request does not say.</summary>
    public const PriceAdjustment DefaultAdjustment = PriceAdjustment.AsStored;

    [DataMember(Name = "start_date", Order = 1)]
    [ApiMember(Description = "First day, inclusive, YYYY-MM-DD. Absent: from the first stored day.")]
    public DateOnly? StartDate { get; set; }

    [DataMember(Name = "end_date", Order = 2)]
    [ApiMember(Description = "Last day, inclusive, YYYY-MM-DD. Absent: to the last stored day.")]
    public DateOnly? EndDate { get; set; }

    [DataMember(Name = "symbol", Order = 3)]
    [ApiMember(Description = "One symbol, in any case; 1 to 32 of A-Z, 0-9, '.', '^', '=' and '-'. Absent: all symbols.")]
    public string? Symbol { get; set; }

    [DataMember(Name = "limit", Order = 4), ValidateInclusiveBetween(1, 10000), DefaultValue(DefaultLimit)]
    [ApiMember(Description = "Rows a page, 1 to 10000; 5 where absent.")]
    public int? Limit { get; set; }

    [DataMember(Name = "page", Order = 5), ValidateGreaterThan(0), DefaultValue(DefaultPage)]
    [ApiMember(Description = "Page number from 1; 1 where absent. A page past the end is empty.")]
    public int? Page { get; set; }

    [DataMember(Name = "sort", Order = 6), DefaultValue(DefaultSort)]
    [ApiMember(Description = "asc (where absent): by symbol, then date; desc: exactly the reverse.")]
    public SortOrder? Sort { get; set; }

    [DataMember(Name = "include_provisional", Order = 7), DefaultValue(DefaultIncludeProvisional)]
    [ApiMember(Description = "Whether bars of sessions not yet over are given and counted; false where absent.")]
    public bool? IncludeProvisional { get; set; }

    [DataMember(Name = "adjustment", Order = 8), DefaultValue(DefaultAdjustment)]
    [ApiMember(Description = "What prices and volumes are adjusted for, relative to each symbol's newest bar: as_stored (where absent), raw, split, dividend or all. 400 AdjustmentUnavailable where a symbol of the page cannot give it.")]
    public PriceAdjustment? Adjustment { get; set; }
}

[DataContract]
public sealed class QueryFinancialDataResponse : IHasResponseStatus, IHasInfo
{
    [DataMember(Name = "data", Order = 1)]
    [ApiMember(Description = "The page's rows; empty past the end.")]
    public List<FinancialData> Data { get; set; } = [];

    [DataMember(Name = "pagination", Order = 2)]
    [ApiMember(Description = "Where the page stands among all rows that fit.")]
    public Pagination? Pagination { get; set; }

    [DataMember(Name = "info", Order = 3)]
    [ApiMember(Description = "The error message, empty where there is none.")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus", Order = 4)]
    [ApiMember(Description = "The error, absent where there is none.")]
    public ResponseStatus? ResponseStatus { get; set; }
}
