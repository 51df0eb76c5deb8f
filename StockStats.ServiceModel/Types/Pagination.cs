using System.Runtime.Serialization;
using ServiceStack;

namespace StockStats.ServiceModel.Types;

/// <summary>Where a page stands among all items.</summary>
[DataContract]
public sealed class Pagination
{
    [DataMember(Name = "count", Order = 1)]
    [ApiMember(Description = "Items on all pages.")]
    public long Count { get; set; }

    [DataMember(Name = "page", Order = 2)]
    [ApiMember(Description = "This page's number, from 1.")]
    public int Page { get; set; }

    [DataMember(Name = "limit", Order = 3)]
    [ApiMember(Description = "Items a page.")]
    public int Limit { get; set; }

    [DataMember(Name = "pages", Order = 4)]
    [ApiMember(Description = "Number of pages; 0 where there are no items.")]
    public long Pages { get; set; }
}
