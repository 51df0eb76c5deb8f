using System.Runtime.Serialization;
using ServiceStack;

namespace Messaging.Tests.Formats;

/// <summary>A row with a value of every kind that every format can hold.</summary>
[DataContract]
public sealed class AnyRow
{
    [DataMember(Name = "symbol")]
    public string Symbol { get; set; } = "";

    [DataMember(Name = "day")]
    public DateOnly Day { get; set; }

    [DataMember(Name = "price")]
    public decimal Price { get; set; }

    [DataMember(Name = "maybe_price")]
    public decimal? MaybePrice { get; set; }

    [DataMember(Name = "volume")]
    public long Volume { get; set; }

    [DataMember(Name = "ratio")]
    public double? Ratio { get; set; }

    [DataMember(Name = "flag")]
    public bool Flag { get; set; }

    [DataMember(Name = "side")]
    public AnySide Side { get; set; }

    [DataMember(Name = "at")]
    public DateTime At { get; set; }

    [DataMember(Name = "id")]
    public Guid Id { get; set; }

    [DataMember(Name = "names")]
    public List<string>? Names { get; set; }

    [DataMember(Name = "tags")]
    public Dictionary<string, string>? Tags { get; set; }

    [DataMember(Name = "inner")]
    public AnyInner? Inner { get; set; }
}

[DataContract]
public sealed class AnyInner
{
    [DataMember(Name = "text")]
    public string? Text { get; set; }

    [DataMember(Name = "numbers")]
    public List<int?>? Numbers { get; set; }
}

[DataContract]
public enum AnySide
{
    [EnumMember(Value = "buy-side")]
    Buy,

    [EnumMember(Value = "sell")]
    Sell,
}

[Flags]
[DataContract]
public enum AnyRights
{
    [EnumMember]
    None = 0,

    [EnumMember]
    Read = 1,

    [EnumMember(Value = "may-write")]
    Write = 2,
}

/// <summary>Has flags in every place.</summary>
[DataContract]
public sealed class GrantAny : IPost, IReturn<GrantAny>
{
    [DataMember(Name = "data")]
    public List<AnyGrant> Data { get; set; } = [];
}

[DataContract]
public sealed class AnyGrant
{
    [DataMember(Name = "rights")]
    public AnyRights Rights { get; set; }

    [DataMember(Name = "maybe")]
    public AnyRights? Maybe { get; set; }
}

/// <summary>Echoes its rows, so that what is read can be written again.</summary>
[DataContract]
public sealed class StoreAny : IPost, IReturn<StoreAnyResponse>
{
    [DataMember(Name = "data")]
    public List<AnyRow> Data { get; set; } = [];

    [DataMember(Name = "note")]
    public string? Note { get; set; }
}

[DataContract]
public sealed class StoreAnyResponse : IHasResponseStatus
{
    [DataMember(Name = "data")]
    public List<AnyRow> Data { get; set; } = [];

    [DataMember(Name = "responseStatus")]
    public ResponseStatus? ResponseStatus { get; set; }
}

/// <summary>Has no list of objects: a CSV body of it is one row.</summary>
[DataContract]
public sealed class AskAny : IPost, IReturn<AskAnyResponse>
{
    [DataMember(Name = "day")]
    public DateOnly? Day { get; set; }

    [DataMember(Name = "count")]
    public int Count { get; set; } = 7;

    [DataMember(Name = "symbols")]
    public List<string>? Symbols { get; set; }

    [DataMember(Name = "tags")]
    public Dictionary<string, int>? Tags { get; set; }

    [DataMember(Name = "inner")]
    public AnyInner? Inner { get; set; }
}

[DataContract]
public sealed class AskAnyResponse : IHasResponseStatus
{
    [DataMember(Name = "received")]
    public int Received { get; set; }

    [DataMember(Name = "note")]
    public string? Note { get; set; }

    [DataMember(Name = "errors")]
    public List<AnyInner> Errors { get; set; } = [];

    [DataMember(Name = "responseStatus")]
    public ResponseStatus? ResponseStatus { get; set; }
}

public sealed class AnyServices : IService
{
    public StoreAnyResponse Post(StoreAny request) => new() { Data = request.Data };

    public GrantAny Post(GrantAny request) => request;

    public AskAnyResponse Post(AskAny request) => new() { Received = request.Count };
}
