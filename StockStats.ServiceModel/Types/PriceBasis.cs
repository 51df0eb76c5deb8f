using System.Runtime.Serialization;

namespace StockStats.ServiceModel.Types;

/// <summary>What stored prices are already adjusted for.</summary>
[DataContract]
public enum PriceBasis
{
    /// <summary>As traded.</summary>
    [EnumMember(Value = "raw")] Raw,

    /// <summary>Adjusted for splits.</summary>
    [EnumMember(Value = "split")] Split,

    /// <summary>Adjusted for splits and dividends.</summary>
    [EnumMember(Value = "all")] All,
}
