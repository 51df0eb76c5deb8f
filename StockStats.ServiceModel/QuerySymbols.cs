using System.ComponentModel;
using System.Runtime.Serialization;
using ServiceStack;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceModel;

[Tag("symbols")]
[Api("The symbols that prices are stored for, in pages ordered by symbol.")]
[Route("/api/symbols", "GET", Summary = "Stored symbols, searched and paged")]
[DataContract]
public sealed class QuerySymbols : IGet, IReturn<QuerySymbolsResponse>
{
    /// <summary>Symbols a page where the request does not say.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The page where the request does not say.</summary>
    public const int DefaultPage = 1;

    [DataMember(Name = "search", Order = 1), ValidateMaximumLength(32)]
    [ApiMember(Description = "Text the symbol or its name contains, in any case, up to 32 characters. Absent: all symbols.")]
    public string? Search { get; set; }

    [DataMember(Name = "limit", Order = 2), ValidateInclusiveBetween(1, 10000), DefaultValue(DefaultLimit)]
    [ApiMember(Description = "Symbols a page, 1 to 10000; 100 where absent.")]
    public int? Limit { get; set; }

    [DataMember(Name = "page", Order = 3), ValidateGreaterThan(0), DefaultValue(DefaultPage)]
    [ApiMember(Description = "Page number from 1; 1 where absent. A page past the end is empty.")]
    public int? Page { get; set; }
}

[DataContract]
public sealed class QuerySymbolsResponse : IHasResponseStatus, IHasInfo
{
    [DataMember(Name = "data", Order = 1)]
    [ApiMember(Description = "The page's symbols; empty past the end.")]
    public List<SymbolInfo> Data { get; set; } = [];

    [DataMember(Name = "pagination", Order = 2)]
    [ApiMember(Description = "Where the page stands among all symbols that fit.")]
    public Pagination? Pagination { get; set; }

    [DataMember(Name = "info", Order = 3)]
    [ApiMember(Description = "The error message, empty where there is none.")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus", Order = 4)]
    [ApiMember(Description = "The error, absent where there is none.")]
    public ResponseStatus? ResponseStatus { get; set; }
}

/// <summary>What is stored of one symbol. Days and dates count final bars only.</summary>
[DataContract]
public sealed class SymbolInfo
{
    [DataMember(Name = "symbol", Order = 1)]
    [ApiMember(Description = "The symbol, upper case.")]
    public string Symbol { get; set; } = "";

    [DataMember(Name = "first_date", Order = 2)]
    [ApiMember(Description = "First stored day; absent where it has none.")]
    public DateOnly? FirstDate { get; set; }

    [DataMember(Name = "last_date", Order = 3)]
    [ApiMember(Description = "Last stored day; absent where it has none.")]
    public DateOnly? LastDate { get; set; }

    [DataMember(Name = "days", Order = 4)]
    [ApiMember(Description = "Stored days.")]
    public int Days { get; set; }

    [DataMember(Name = "basis", Order = 5)]
    [ApiMember(Description = "What the stored prices are adjusted for: raw, split or all.")]
    public PriceBasis Basis { get; set; }

    [DataMember(Name = "source", Order = 6)]
    [ApiMember(Description = "Where the last change came from.")]
    public string Source { get; set; } = "";

    [DataMember(Name = "updated_at", Order = 7)]
    [ApiMember(Description = "When it last changed, UTC.")]
    public DateTime UpdatedAt { get; set; }

    [DataMember(Name = "name", Order = 8)]
    [ApiMember(Description = "Name of the company or fund; absent where it is not known, as exchange, status and delisting_date are.")]
    public string? Name { get; set; }

    [DataMember(Name = "exchange", Order = 9)]
    [ApiMember(Description = "The exchange that lists it, or did.")]
    public string? Exchange { get; set; }

    [DataMember(Name = "status", Order = 10)]
    [ApiMember(Description = "Whether it is still listed: active or delisted.")]
    public ListingStatus? Status { get; set; }

    [DataMember(Name = "delisting_date", Order = 11)]
    [ApiMember(Description = "The day it was delisted.")]
    public DateOnly? DelistingDate { get; set; }
}
