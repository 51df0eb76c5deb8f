using System.Runtime.Serialization;

namespace ServiceStack;

/// <summary>How a request went. Without an error code it went well.</summary>
[DataContract]
public class ResponseStatus : IMeta
{
    public ResponseStatus()
    {
    }

    public ResponseStatus(string errorCode) => ErrorCode = errorCode;

    public ResponseStatus(string errorCode, string message)
        : this(errorCode) => Message = message;

    /// <summary>A word that programs can test, such as <c>NotFound</c>; null when all went well.</summary>
    [DataMember(Order = 1)]
    public string ErrorCode { get; set; } = null!;

    /// <summary>One sentence for people.</summary>
    [DataMember(Order = 2)]
    public string? Message { get; set; }

    /// <summary>For developers only; null outside of debugging.</summary>
    [DataMember(Order = 3)]
    public string? StackTrace { get; set; }

    /// <summary>What is wrong with which field; null or empty when the error is not about fields.</summary>
    [DataMember(Order = 4)]
    public List<ResponseError>? Errors { get; set; }

    /// <inheritdoc/>
    [DataMember(Order = 5)]
    public Dictionary<string, string>? Meta { get; set; }
}
