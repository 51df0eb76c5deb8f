using System.Runtime.Serialization;

namespace StockStats.ServiceModel.Types;

/// <summary>The close that the returns of a range start at.</summary>
[DataContract]
public enum ReturnsFrom
{
    /// <summary>The first close inside the range.</summary>
    [EnumMember(Value = "first")] First,

    /// <summary>The last close before the range; the first inside it where there is none before.</summary>
    [EnumMember(Value = "previous")] Previous,
}
