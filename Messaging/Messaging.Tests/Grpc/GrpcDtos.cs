using System.ComponentModel;
using System.Runtime.Serialization;
using ServiceStack;

namespace Messaging.Tests.Grpc;

/// <summary>Messages as gRPC wants them: every member has an Order.</summary>
[Route("/api/prices", "GET")]
[DataContract]
public sealed class QueryPrices : IGet, IReturn<QueryPricesResponse>
{
    [DataMember(Name = "symbol", Order = 1), ValidateNotEmpty]
    public string? Symbol { get; set; }

    [DataMember(Name = "start_date", Order = 2)]
    public DateOnly? StartDate { get; set; }

    [DataMember(Name = "limit", Order = 3), ValidateInclusiveBetween(1, 10000)]
    public int? Limit { get; set; }

    [DataMember(Name = "sort", Order = 4)]
    public PriceSort? Sort { get; set; }
}

[DataContract]
public enum PriceSort
{
    [EnumMember(Value = "asc")]
    Ascending,

    [EnumMember(Value = "desc")]
    Descending,
}

/// <summary>Has a value of the name that one of <see cref="PriceSort"/> has.</summary>
[DataContract]
public enum PriceBasis
{
    [EnumMember(Value = "raw")]
    Raw,

    [EnumMember(Value = "asc")]
    Ascending,
}

[DataContract]
public sealed class QueryPricesResponse : IHasResponseStatus
{
    [DataMember(Name = "data", Order = 1)]
    public List<PriceRow> Data { get; set; } = [];

    [DataMember(Name = "responseStatus", Order = 2)]
    public ResponseStatus? ResponseStatus { get; set; }
}

/// <summary>A member of every kind that rows have.</summary>
[DataContract]
public sealed class PriceRow
{
    [DataMember(Name = "symbol", Order = 1)]
    public string Symbol { get; set; } = "";

    [DataMember(Name = "date", Order = 2)]
    public DateOnly Date { get; set; }

    [DataMember(Name = "close_price", Order = 3)]
    public decimal ClosePrice { get; set; }

    [DataMember(Name = "high_price", Order = 4)]
    public decimal? HighPrice { get; set; }

    [DataMember(Name = "volume", Order = 5)]
    public long Volume { get; set; }

    [DataMember(Name = "days", Order = 6)]
    public int? Days { get; set; }

    [DataMember(Name = "return", Order = 7)]
    public double? Return { get; set; }

    [DataMember(Name = "provisional", Order = 8)]
    public bool? Provisional { get; set; }

    [DataMember(Name = "last_date", Order = 9)]
    public DateOnly? LastDate { get; set; }

    [DataMember(Name = "basis", Order = 10)]
    public PriceBasis Basis { get; set; }

    [DataMember(Name = "sort", Order = 11)]
    public PriceSort? Sort { get; set; }

    [DataMember(Name = "names", Order = 12)]
    public List<string> Names { get; set; } = [];

    [DataMember(Name = "factors", Order = 13)]
    public Dictionary<string, decimal> Factors { get; set; } = [];

    [DataMember(Name = "updated_at", Order = 14)]
    public DateTime UpdatedAt { get; set; }

    [DataMember(Name = "note", Order = 15)]
    public string? Note { get; set; }

    [DataMember(Name = "lot", Order = 16), DefaultValue(100)]
    public int Lot { get; set; }

    [DataMember(Name = "step", Order = 17), DefaultValue(1)]
    public int? Step { get; set; }

    [DataMember(Name = "currency", Order = 18), DefaultValue("USD")]
    public string? Currency { get; set; }
}

[DataContract]
public sealed class StorePrices : IPost, IReturn<QueryPricesResponse>
{
    [DataMember(Name = "data", Order = 1)]
    public List<PriceRow> Data { get; set; } = [];
}

[DataContract]
public sealed class GetTotals : IGet, IReturn<GetTotalsResponse>
{
    [DataMember(Name = "rows", Order = 1)]
    public int Rows { get; set; }
}

[DataContract]
public sealed class GetTotalsResponse
{
    [DataMember(Name = "rows", Order = 1)]
    public int Rows { get; set; }
}

/// <summary>Answered without a body, under every verb.</summary>
[DataContract]
public sealed class Ping : IReturnVoid
{
    [DataMember(Name = "text", Order = 1)]
    public string? Text { get; set; }
}

[ValidateHasScope("prices:write")]
[DataContract]
public sealed class DeletePrices : IDelete, IReturnVoid
{
    [DataMember(Name = "symbol", Order = 1), ValidateNotEmpty]
    public string? Symbol { get; set; }
}

/// <summary>Fails as <see cref="How"/> says.</summary>
[DataContract]
public sealed class FailHow : IPost, IReturn<QueryPricesResponse>
{
    [DataMember(Name = "how", Order = 1)]
    public string? How { get; set; }

    [DataMember(Name = "count", Order = 2)]
    public int Count { get; set; }
}

/// <summary>Does not answer until it is given up.</summary>
[DataContract]
public sealed class WaitForEver : IPost, IReturn<QueryPricesResponse>;
