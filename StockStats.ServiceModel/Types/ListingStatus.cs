using System.Runtime.Serialization;

namespace StockStats.ServiceModel.Types;

/// <summary>Whether an exchange still lists a symbol.</summary>
[DataContract]
public enum ListingStatus
{
    /// <summary>It is traded.</summary>
    [EnumMember(Value = "active")] Active,

    /// <summary>It is no longer traded.</summary>
    [EnumMember(Value = "delisted")] Delisted,
}
