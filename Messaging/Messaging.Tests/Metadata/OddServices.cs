using System.Runtime.Serialization;
using ServiceStack;

namespace Messaging.Tests.Metadata;

/// <summary>Declares all that pages show, with texts that would break a page which put them in as they are.</summary>
[Route("/api/odd/{name}", "GET,DELETE", Summary = "Asks <script>alert('odd')</script> & \"odd\" things", Notes = "Only <b>for</b> tests")]
[Tag("odd & ends")]
[Tag("tests")]
[ApiResponse(404, "No such <name>")]
[ApiResponse(409, "Somebody was first")]
public sealed class Odd : IReturn<OddResponse>
{
    [ValidateNotEmpty]
    [ValidateMaximumLength(3)]
    [ApiMember(Description = "Who is asked: 'a' < \"b\"")]
    public string? Name { get; set; }

    [ValidateInclusiveBetween(2, 100)]
    public int Limit { get; set; } = 5;

    [ValidateGreaterThan(0)]
    public decimal? Price { get; set; }

    [ApiAllowableValues("Colour", "red", "green")]
    public string? Colour { get; set; }

    public OddKind? Kind { get; set; }

    /// <summary>Those that are meant, by name.</summary>
    public List<string>? Names { get; set; }

    public OddNode? Tree { get; set; }
}

[DataContract]
public enum OddKind
{
    [EnumMember(Value = "rather-odd")]
    Rather,

    Very,
}

public sealed class OddNode
{
    public string Label { get; set; } = "";

    public OddNode? Inner { get; set; }
}

public sealed class OddResponse
{
    public Dictionary<OddKind, List<OddNode>> ByKind { get; set; } = [];

    public ResponseStatus? ResponseStatus { get; set; }
}

[ValidateIsAuthenticated]
public sealed class OddNothing : IPut, IReturnVoid
{
}

public sealed class OddServices : IService
{
    public OddResponse Any(Odd request) => new() { ByKind = new() { [OddKind.Very] = [new() { Label = request.Name! }] } };

    public void Put(OddNothing request) => ArgumentNullException.ThrowIfNull(request);
}
