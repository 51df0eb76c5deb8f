using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>What a host says about its API as a whole. Read once, when the documents are made.</summary>
public sealed class OpenApiOptions
{
    public string Title { get; set; } = "API";

    /// <summary>The version of the contract, not of the program.</summary>
    public string Version { get; set; } = "1.0";

    /// <summary>What the API is for; Markdown.</summary>
    public string Description { get; set; } = "Messages over HTTP: a request goes in, a response comes out.";

    /// <summary>Whom to ask; null for nobody.</summary>
    public OpenApiContact? Contact { get; set; }

    /// <summary>The terms of use; null where none are stated.</summary>
    public OpenApiLicense? License { get; set; }

    /// <summary>
    /// Where the committed Swagger 2.0 document says the API is, since that format knows no relative address. A running server
    /// puts its own in place of it; the 3.1 document is relative to where it was fetched.
    /// </summary>
    public Uri Server { get; set; } = new("http://localhost:5000");

    /// <summary>Descriptions of tags by name. A tag without one lists its messages.</summary>
    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Texts for examples by the wire name of the member, such as <c>symbol</c> → <c>AAPL</c>. One that is no value of the
    /// member's type is not used.
    /// </summary>
    public IDictionary<string, string> Samples { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// How callers make themselves known, by name; each one suffices for the messages that ask for a known caller. Swagger 2.0
    /// knows <c>apiKey</c>, <c>basic</c> and <c>oauth2</c> only; a bearer token is written there as a key in Authorization.
    /// </summary>
    public IDictionary<string, OpenApiSecurityScheme> SecuritySchemes { get; } =
        new Dictionary<string, OpenApiSecurityScheme>(StringComparer.Ordinal);

    /// <summary>True where every message asks for a known caller, whatever it says of itself. False unless changed.</summary>
    public bool RequiresKnownCallers { get; set; }
}
