using Messaging.Metadata.Html;

namespace Messaging.Metadata.Pages;

/// <summary>Says that there is no such message.</summary>
internal static class NotFoundPage
{
    public const string Title = "No such message";

    /// <summary>The name asked for is not repeated: the page is the same for all of them.</summary>
    public static Markup Render() => Markup.Of($"""
        <h1>{Title}</h1>
        <p>There is no message of that name; here are {Parts.Link(MetadataPaths.Index, "all there are")}.</p>

        """);
}
