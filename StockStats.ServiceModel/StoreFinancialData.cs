using System.ComponentModel;
using System.Net;
using System.Runtime.Serialization;
using ServiceStack;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceModel;

[Tag("financial_data")]
[Api("Stores daily prices: days not stored yet are inserted, those that differ are updated. Sending the same rows again is always safe. A row as QueryFinancialData answers it is taken back as it is.")]
[Route("/api/financial_data", "POST", Summary = "Inserts and updates daily prices")]
[ApiResponse(HttpStatusCode.BadRequest, "Rows are bad (`RowsRejected`; `errors` tells which) or the request cannot be read. Nothing is stored.")]
[ApiResponse(HttpStatusCode.Conflict, "A symbol holds prices of another basis (`BasisConflict`). Nothing is stored.")]
[ApiResponse(HttpStatusCode.RequestEntityTooLarge, "The request has more rows, or its body more bytes, than are taken at a time. Nothing is stored.")]
[ValidateHasScope(Scopes.PricesWrite)]
[DataContract]
public sealed class StoreFinancialData : IPost, IReturn<StoreFinancialDataResponse>
{
    /// <summary>What a bad row means where the request does not say.</summary>
    public const RowErrorPolicy DefaultOnError = RowErrorPolicy.Reject;

    /// <summary>What the prices are adjusted for where the request does not say.</summary>
    public const PriceBasis DefaultBasis = PriceBasis.Raw;

    [DataMember(Name = "data", Order = 1), ValidateNotEmpty]
    [ApiMember(Description = "The rows, in any order, of one symbol or many; at most 10000 unless the server is set otherwise. Prices have at most 6 decimals. Of rows of one symbol and date, equal ones count once and then as unchanged, differing ones are all rejected.", IsRequired = true)]
    public List<FinancialData> Data { get; set; } = [];

    [DataMember(Name = "on_error", Order = 2), DefaultValue(DefaultOnError)]
    [ApiMember(Description = "What a bad row means: reject (where absent) stores nothing of the request, skip stores the other rows.")]
    public RowErrorPolicy? OnError { get; set; }

    [DataMember(Name = "basis", Order = 3), DefaultValue(DefaultBasis)]
    [ApiMember(Description = "What the prices are already adjusted for: raw (where absent), split or all. One symbol holds prices of one basis.")]
    public PriceBasis? Basis { get; set; }
}

[DataContract]
public sealed class StoreFinancialDataResponse : IHasResponseStatus, IHasInfo
{
    [DataMember(Name = "received", Order = 1)]
    [ApiMember(Description = "Rows of the request: inserted, updated, unchanged and rejected together.")]
    public int Received { get; set; }

    [DataMember(Name = "inserted", Order = 2)]
    [ApiMember(Description = "Days that were not stored before.")]
    public int Inserted { get; set; }

    [DataMember(Name = "updated", Order = 3)]
    [ApiMember(Description = "Stored days of which something differed.")]
    public int Updated { get; set; }

    [DataMember(Name = "unchanged", Order = 4)]
    [ApiMember(Description = "Rows that were stored already, and repeated ones.")]
    public int Unchanged { get; set; }

    [DataMember(Name = "rejected", Order = 5)]
    [ApiMember(Description = "Rows that were not stored: the bad ones, or all of them where a bad row rejects the request.")]
    public int Rejected { get; set; }

    [DataMember(Name = "errors", Order = 6)]
    [ApiMember(Description = "The bad rows in their order, at most the first 1000; empty where there are none.")]
    public List<RowError> Errors { get; set; } = [];

    [DataMember(Name = "info", Order = 7)]
    [ApiMember(Description = "The error message, empty where there is none.")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus", Order = 8)]
    [ApiMember(Description = "The error, absent where there is none.")]
    public ResponseStatus? ResponseStatus { get; set; }
}
