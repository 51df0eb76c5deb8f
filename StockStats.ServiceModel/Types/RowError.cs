using System.Runtime.Serialization;
using ServiceStack;

namespace StockStats.ServiceModel.Types;

/// <summary>Why one row was not stored.</summary>
[DataContract]
public sealed class RowError
{
    [DataMember(Name = "row", Order = 1)]
    [ApiMember(Description = "The row's number in the request, from 1; the header of a CSV body is not counted.")]
    public int Row { get; set; }

    [DataMember(Name = "field", Order = 2)]
    [ApiMember(Description = "The field at fault; row where it is the row as a whole.")]
    public string Field { get; set; } = "";

    [DataMember(Name = "value", Order = 3)]
    [ApiMember(Description = "The field's value as it came, cut where it is long; empty where it is missing.")]
    public string Value { get; set; } = "";

    [DataMember(Name = "message", Order = 4)]
    [ApiMember(Description = "What is wrong with it, and what was expected.")]
    public string Message { get; set; } = "";
}
