using System.Runtime.Serialization;
using ServiceStack;

namespace StockStats.ServiceModel.Types;

/// <summary>The error answer where no message is known: an unknown address, an unreadable request.</summary>
[DataContract]
public sealed class ErrorResponse : IHasResponseStatus, IHasInfo
{
    [DataMember(Name = "info", Order = 1)]
    [ApiMember(Description = "The error message.")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus", Order = 2)]
    [ApiMember(Description = "The error.")]
    public ResponseStatus? ResponseStatus { get; set; }
}
