using System.Runtime.Serialization;

namespace ServiceStack;

/// <summary>What is wrong with one field of a request.</summary>
[DataContract]
public class ResponseError : IMeta
{
    /// <summary>The rule that was broken, such as <c>NotEmpty</c>.</summary>
    [DataMember(Order = 1)]
    public string ErrorCode { get; set; } = null!;

    /// <summary>The field's name on the wire.</summary>
    [DataMember(Order = 2)]
    public string FieldName { get; set; } = null!;

    /// <summary>One sentence for people.</summary>
    [DataMember(Order = 3)]
    public string Message { get; set; } = null!;

    /// <inheritdoc/>
    [DataMember(Order = 4)]
    public Dictionary<string, string>? Meta { get; set; }
}
