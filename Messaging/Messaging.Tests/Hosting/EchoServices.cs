using System.Runtime.Serialization;
using ServiceStack;

namespace Messaging.Tests.Hosting;

public enum Side
{
    None = 0,

    [EnumMember(Value = "buy-side")]
    Buy = 1,

    Sell = 2,
}

/// <summary>Has a field of every kind that can be given as text, and some that cannot.</summary>
[Route("/api/echo/{name}/{Rest*}", "GET,POST")]
[DataContract]
public sealed class Echo : IReturn<EchoResponse>
{
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    [DataMember(Name = "rest")]
    public string? Rest { get; set; }

    [DataMember(Name = "whole_number")]
    public int WholeNumber { get; set; } = 7;

    [DataMember(Name = "big")]
    public long? Big { get; set; }

    [DataMember(Name = "price")]
    public decimal? Price { get; set; }

    [DataMember(Name = "ratio")]
    public double? Ratio { get; set; }

    [DataMember(Name = "flag")]
    public bool? Flag { get; set; }

    [DataMember(Name = "day")]
    public DateOnly? Day { get; set; }

    [DataMember(Name = "side")]
    public Side? Side { get; set; }

    [DataMember(Name = "symbols")]
    public List<string>? Symbols { get; set; }

    [DataMember(Name = "numbers")]
    public int[]? Numbers { get; set; }

    [DataMember(Name = "rows")]
    public List<EchoRow>? Rows { get; set; }

    [DataMember(Name = "tags")]
    public Dictionary<string, string>? Tags { get; set; }

    [IgnoreDataMember]
    public string? Hidden { get; set; }

    public string? Unmarked { get; set; }
}

[DataContract]
public sealed class EchoRow
{
    [DataMember(Name = "row_day")]
    public DateOnly RowDay { get; set; }

    [DataMember(Name = "row_price")]
    public decimal RowPrice { get; set; }

    [DataMember(Name = "label")]
    public string Label { get; set; } = "none";
}

[DataContract]
public sealed class EchoResponse
{
    [DataMember(Name = "given")]
    public Echo? Given { get; set; }

    [DataMember(Name = "method")]
    public string? Method { get; set; }

    [DataMember(Name = "responseStatus")]
    public ResponseStatus? ResponseStatus { get; set; }
}

public sealed class EchoServices : IService
{
    public EchoResponse Get(Echo request) => new() { Given = request, Method = "Get" };

    public EchoResponse Any(Echo request) => new() { Given = request, Method = "Any" };
}
