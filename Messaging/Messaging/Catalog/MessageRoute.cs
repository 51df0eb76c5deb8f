namespace Messaging.Catalog;

/// <summary>A path at which a message can be asked.</summary>
/// <param name="Path">As declared, such as <c>/api/prices/{Symbol}</c>; <c>{Name*}</c> at the end takes the rest of the path.</param>
/// <param name="Verbs">Upper case; never empty. GET includes HEAD without naming it.</param>
/// <param name="IsPredefined">True for <c>/api/{Message}</c>, false for a declared <c>[Route]</c>.</param>
public sealed record MessageRoute(string Path, IReadOnlyList<string> Verbs, bool IsPredefined)
{
    /// <summary>One line on what the route does; null where not declared.</summary>
    public string? Summary { get; init; }

    /// <summary>More on how it behaves; null where not declared.</summary>
    public string? Notes { get; init; }

    /// <summary>The fields that are part of the path, in its order.</summary>
    public IReadOnlyList<MessageField> Parameters { get; init; } = [];
}
