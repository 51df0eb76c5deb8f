using System.Runtime.Serialization;

namespace ServiceStack;

/// <summary>The answer to a request without a result, which can still report an error.</summary>
[DataContract]
public class EmptyResponse : IHasResponseStatus
{
    /// <inheritdoc/>
    [DataMember(Order = 1)]
    public ResponseStatus? ResponseStatus { get; set; }
}
