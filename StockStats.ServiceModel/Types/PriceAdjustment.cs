using System.Runtime.Serialization;

namespace StockStats.ServiceModel.Types;

/// <summary>What prices in an answer are adjusted for, relative to the symbol's newest bar.</summary>
[DataContract]
public enum PriceAdjustment
{
    /// <summary>As they were stored, whatever their basis.</summary>
    [EnumMember(Value = "as_stored")] AsStored,

    /// <summary>As traded.</summary>
    [EnumMember(Value = "raw")] Raw,

    /// <summary>For splits, spin-offs and stock dividends.</summary>
    [EnumMember(Value = "split")] Split,

    /// <summary>For dividends paid in money.</summary>
    [EnumMember(Value = "dividend")] Dividend,

    /// <summary>For all of them.</summary>
    [EnumMember(Value = "all")] All,
}
