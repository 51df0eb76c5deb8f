using System.ComponentModel;
using System.Runtime.Serialization;
using ServiceStack;

namespace Messaging.Tests.OpenApi;

/// <summary>One message with every verb, and one of each kind that the samples lack.</summary>
public sealed class EverythingServices : IService
{
    public EverythingResponse Any(Everything request) => new() { Given = request };

#pragma warning disable IDE0060 // the request tells which message a method answers; nothing here is ever asked
    public void Delete(Forget request)
    {
    }

    public List<Leaf> Get(ListLeaves request) => [];

    public Page<Leaf> Get(PageLeaves request) => new();

    public Page<Leaf> Put(Rename request) => new();
#pragma warning restore IDE0060
}

[Tag("everything")]
[Route("/api/everything")]
[Api("Takes everything.")]
[Notes("And gives it back.")]
[ValidateHasScope("all")]
[ApiResponse(409, "Somebody else was faster.")]
[ApiResponse(404, "Nothing of everything.")]
[DataContract]
public sealed class Everything : IReturn<EverythingResponse>
{
    [DataMember(Name = "text"), ValidateNotEmpty, ValidateLength(2, 32)]
    [ApiMember(Description = "Some text.")]
    public string? Text { get; set; }

    [DataMember(Name = "code"), ValidateRegularExpression("^[A-Z]{3}$")]
    public string? Code { get; set; }

    [DataMember(Name = "color"), ApiAllowableValues("color", "red", "green")]
    public string? Color { get; set; }

    [DataMember(Name = "limit"), ValidateInclusiveBetween(1, 10000), DefaultValue(5)]
    [ApiMember(Description = "Rows a page.")]
    public int? Limit { get; set; }

    [DataMember(Name = "above"), ValidateGreaterThan(0)]
    public long? Above { get; set; }

    [DataMember(Name = "below"), ValidateLessThan(100)]
    public decimal? Below { get; set; }

    [DataMember(Name = "between"), ValidateExclusiveBetween(1, 3)]
    public double? Between { get; set; }

    [DataMember(Name = "day")]
    public DateOnly? Day { get; set; }

    [DataMember(Name = "moment")]
    public DateTime? Moment { get; set; }

    [DataMember(Name = "time")]
    public TimeOnly? Time { get; set; }

    [DataMember(Name = "id")]
    public Guid? Id { get; set; }

    [DataMember(Name = "small")]
    public byte? Small { get; set; }

    [DataMember(Name = "flag")]
    public bool Flag { get; set; } = true;

    [DataMember(Name = "kind")]
    public LeafKind Kind { get; set; } = LeafKind.Oak;

    [DataMember(Name = "sides"), DefaultValue(LeafSides.Top | LeafSides.Bottom)]
    public LeafSides? Sides { get; set; }

    [DataMember(Name = "kinds")]
    public List<LeafKind>? Kinds { get; set; }

    [DataMember(Name = "symbols"), ValidateNotEmpty]
    public List<string> Symbols { get; set; } = [];

    [DataMember(Name = "by_name")]
    public Dictionary<string, decimal>? ByName { get; set; }

    [DataMember(Name = "leaves")]
    public List<Leaf>? Leaves { get; set; }

    [DataMember(Name = "old"), Obsolete("Use text.")]
    public string? Old { get; set; }
}

[DataContract]
public sealed class EverythingResponse
{
    [DataMember(Name = "given")]
    [ApiMember(Description = "What was given.")]
    public Everything? Given { get; set; }

    [DataMember(Name = "responseStatus")]
    public ResponseStatus? ResponseStatus { get; set; }
}

/// <summary>A kind of leaf.</summary>
[DataContract]
public enum LeafKind
{
    [EnumMember(Value = "birch")]
    Birch,

    [EnumMember(Value = "oak"), ServiceStack.DataAnnotations.Description("With lobes.")]
    Oak,
}

/// <summary>Sides of a leaf.</summary>
[Flags]
[DataContract]
public enum LeafSides
{
    [EnumMember]
    None = 0,

    /// <summary>The sunny one.</summary>
    [EnumMember]
    Top = 1,

    [EnumMember]
    Bottom = 2,
}

[DataContract]
public sealed class Leaf
{
    [DataMember(Name = "kind")]
    [ApiMember(Description = "Of which tree.")]
    public LeafKind Kind { get; set; }

    [DataMember(Name = "weight")]
    public decimal Weight { get; set; }

    [DataMember(Name = "note")]
    public string? Note { get; set; }

    [DataMember(Name = "bytes")]
    public byte[]? Bytes { get; set; }

    [DataMember(Name = "inner")]
    public List<Leaf>? Inner { get; set; }
}

[DataContract]
public sealed class Page<T>
{
    [DataMember(Name = "items")]
    public List<T> Items { get; set; } = [];

    [DataMember(Name = "responseStatus")]
    public ResponseStatus? ResponseStatus { get; set; }
}

[Route("/api/forget/{Id}", "DELETE")]
[DataContract]
public sealed class Forget : IDelete, IReturnVoid
{
    [DataMember(Name = "leaf_id")]
    public Guid Id { get; set; }
}

public sealed class ListLeaves : IGet, IReturn<List<Leaf>>;

[Route("/leaves", Summary = "Leaves in pages")]
public sealed class PageLeaves : IGet, IReturn<Page<Leaf>>
{
    public int Page { get; set; }
}

[Route("/api/leaves/{id}/name", "PUT")]
[DataContract]
public sealed class Rename : IPut, IReturn<Page<Leaf>>
{
    [DataMember(Name = "id"), ValidateNotNull]
    public long? Id { get; set; }

    [DataMember(Name = "name"), ValidateNotEmpty]
    public string? Name { get; set; }
}
