using System.Runtime.Serialization;

namespace StockStats.ServiceModel.Types;

/// <summary>What a bad row means for the others of its request.</summary>
[DataContract]
public enum RowErrorPolicy
{
    /// <summary>Nothing of the request is stored.</summary>
    [EnumMember(Value = "reject")] Reject,

    /// <summary>The other rows are stored.</summary>
    [EnumMember(Value = "skip")] Skip,
}
