using System.Runtime.Serialization;
using ServiceStack;

namespace StockStats.ServiceModel.Types;

/// <summary>The short form of an answer's outcome, as this system's clients have always read it.</summary>
[DataContract]
public sealed class Info
{
    [DataMember(Name = "error", Order = 1)]
    [ApiMember(Description = "The error message; empty where there is none.")]
    public string Error { get; set; } = "";
}
