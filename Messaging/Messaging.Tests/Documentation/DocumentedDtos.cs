using System.ComponentModel;
using System.Runtime.Serialization;
using ServiceStack;

namespace Messaging.Tests.Documentation;

/// <summary>Finds papers. See <see cref="Paper"/>.</summary>
/// <remarks>Slow for <c>many</c> papers.</remarks>
[Tag("papers")]
[Tag("search")]
[Route("/papers", "GET")]
[Route("/papers/{Kind}", "GET", Summary = "Papers of a kind", Notes = "By <kind>")]
[ApiResponse(404, "There is no such kind")]
[ApiResponse(IsDefaultResponse = true, Description = "Anything else", ResponseType = typeof(ErrorResponse))]
[ValidateHasScope("papers:read")]
public sealed class FindPapers : IGet, IReturn<Page<Paper>>
{
    /// <summary>Not this: the attribute wins.</summary>
    [ApiMember(Description = "Kind of paper", IsRequired = true, ParameterType = "path")]
    public PaperKind? Kind { get; set; }

    /// <summary>
    /// How many <see cref="Paper.Pages"/> at most,
    /// <para>or <see langword="null"/>.</para>
    /// </summary>
    [ValidateInclusiveBetween(1, 500)]
    public int Limit { get; set; } = 20;

    [ValidateNotEmpty]
    [ValidateMaximumLength(32)]
    [ValidateRegularExpression("^[a-z]+$")]
    [ServiceStack.DataAnnotations.Description("Its author")]
    public string? Author { get; set; }

    [Validate("[NotNull,GreaterThan(2)]")]
    [ApiMember(IsOptional = true)]
    public decimal? Price { get; set; }

    [ServiceStack.DataAnnotations.Range(1, 9)]
    public int Stars { get; set; }

    [ApiAllowableValues("Sort", "title", "price")]
    [DefaultValue("title")]
    public string? Sort { get; set; }

    [ValidateNotEmpty]
    public List<string>? Words { get; set; }

    [ValidateExclusiveBetween("2000-01-01", "2030-01-01")]
    public DateOnly Printed { get; set; }

    [ValidateLength(2, 3)]
    public string Country { get; set; } = "gb";

    public PaperKind Other { get; set; } = PaperKind.Thesis;

    [IgnoreDataMember]
    public string? Hidden { get; set; }
}

[Notes("Ordered by title")]
public class Page<T>
{
    public List<T> Items { get; set; } = [];

    public Dictionary<string, decimal?>? Totals { get; set; }
}

public abstract class Titled
{
    /// <summary>Its title.</summary>
    [DataMember(Order = 2)]
    public string Title { get; set; } = "";
}

[Api("A paper")]
public sealed class Paper : Titled, IHasPlace
{
    [DataMember(Name = "page_count", Order = 1, IsRequired = true)]
    public int Pages { get; set; }

    public Paper? Reply { get; set; }

    /// <inheritdoc/>
    public Uri? Place { get; set; }

    public byte[]? Scan { get; set; }

    public Dictionary<PaperKind, List<Author?>>? Authors { get; set; }

    public bool IsLong => Pages > 100;

    public object? Anything { get; set; }
}

public interface IHasPlace
{
    /// <summary>Where it can be read.</summary>
    Uri? Place { get; set; }
}

public readonly record struct Author(string Name, TimeSpan? Age);

public enum PaperKind
{
    /// <summary>In a journal.</summary>
    [EnumMember(Value = "article")]
    Article,

    [ServiceStack.DataAnnotations.Description("For a degree")]
    Thesis = 7,
}

[Route("/ping")]
[Api("Says nothing")]
[Notes("Of no use")]
public sealed class Ping : IReturnVoid;

public sealed class PaperServices : IService
{
    public Page<Paper> Get(FindPapers request) => new() { Items = [new() { Pages = request.Limit }] };

    public void Any(Ping request) => ArgumentNullException.ThrowIfNull(request);
}
