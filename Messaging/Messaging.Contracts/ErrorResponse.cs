using System.Runtime.Serialization;

namespace ServiceStack;

/// <summary>
/// The answer to a failed request whose own response type is not known, or has no <see cref="ResponseStatus"/>.
/// </summary>
[DataContract]
public class ErrorResponse : IHasResponseStatus
{
    /// <inheritdoc/>
    [DataMember(Order = 1)]
    public ResponseStatus? ResponseStatus { get; set; }
}
