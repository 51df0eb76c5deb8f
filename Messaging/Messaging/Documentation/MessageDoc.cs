using Messaging.Catalog;

namespace Messaging.Documentation;

/// <summary>What is said about one message. Summary and notes of its single routes are in <see cref="Message.Routes"/>.</summary>
/// <param name="Message">Its name, verbs, routes and types.</param>
/// <param name="Request">Its request type.</param>
/// <param name="Response">Its response type; null where it is answered without a body, or with a type of the framework.</param>
public sealed record MessageDoc(Message Message, TypeDoc Request, TypeDoc? Response)
{
    /// <summary>
    /// What it does: from <c>[Api]</c> or <c>[Description]</c>, else the first summary of a route, else the doc comment. Null
    /// where nothing is said.
    /// </summary>
    public string? Description { get; init; }

    /// <summary>More: from <c>[Notes]</c>, else the first notes of a route, else the comment's remarks. Null for none.</summary>
    public string? Notes { get; init; }

    /// <summary>Its groups, from <c>[Tag]</c>, as declared.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The answers described by <c>[ApiResponse]</c>, as declared. No others are listed.</summary>
    public IReadOnlyList<ResponseDoc> Responses { get; init; } = [];

    /// <summary>True where <c>[ValidateIsAuthenticated]</c>, <c>[ValidateHasScope]</c> or such asks for a known caller.</summary>
    public bool RequiresAuthentication { get; init; }
}

/// <summary>An answer described by <c>[ApiResponse]</c>.</summary>
/// <param name="StatusCode">HTTP status.</param>
/// <param name="Description">When it is given; may be null.</param>
/// <param name="IsDefault">True where it stands for every status not described by itself.</param>
/// <param name="Type">The type of its body; null for the message's response type.</param>
public sealed record ResponseDoc(int StatusCode, string? Description, bool IsDefault, Type? Type);
