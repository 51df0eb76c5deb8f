using System.Runtime.Serialization;

namespace StockStats.ServiceModel.Types;

/// <summary>How much history to ask a provider for.</summary>
[DataContract]
public enum HistorySize
{
    /// <summary>The latest 100 trading days.</summary>
    [EnumMember(Value = "compact")] Compact,

    /// <summary>All there is; a free AlphaVantage key gets the compact size instead.</summary>
    [EnumMember(Value = "full")] Full,
}
