using System.Runtime.Serialization;

namespace StockStats.ServiceModel.Types;

/// <summary>Order of rows.</summary>
[DataContract]
public enum SortOrder
{
    /// <summary>By symbol, then date, oldest first.</summary>
    [EnumMember(Value = "asc")] Ascending,

    /// <summary>Exactly the reverse.</summary>
    [EnumMember(Value = "desc")] Descending,
}
