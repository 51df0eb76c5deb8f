namespace ServiceStack;

/// <summary>Gives a request DTO a path of its own. May be repeated, one path each.</summary>
/// <param name="path">
/// Starts with <c>/</c>. <c>{Name}</c> takes one segment into the property of that name, <c>{Name*}</c>, at the end only,
/// all segments that remain.
/// </param>
/// <param name="verbs">HTTP verbs separated by commas, such as <c>GET,POST</c>; null or empty for all verbs.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public class RouteAttribute(string path, string? verbs) : AttributeBase
{
    /// <summary>A path for all verbs.</summary>
    public RouteAttribute(string path)
        : this(path, null)
    {
    }

    /// <summary>The path, as described for the constructor.</summary>
    public string Path { get; set; } = path;

    /// <summary>One line for metadata pages.</summary>
    public string? Summary { get; set; }

    /// <summary>A longer text for metadata pages.</summary>
    public string? Notes { get; set; }

    /// <summary>HTTP verbs separated by commas; null or empty for all verbs.</summary>
    public string? Verbs { get; set; } = verbs;

    /// <summary>
    /// Where a client could use several routes of a message, the highest priority wins. Generated routes are below 0.
    /// </summary>
    public int Priority { get; set; }

    /// <summary>A further condition on the request: a named rule, or <c>{field} =~ {pattern}</c>. Null for none.</summary>
    public string? Matches { get; set; }
}
