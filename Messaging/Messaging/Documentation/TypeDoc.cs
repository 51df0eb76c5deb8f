namespace Messaging.Documentation;

/// <summary>What is said about a class, struct or enum that travels in messages.</summary>
/// <param name="Type">The type, generic ones as used.</param>
/// <param name="Name">A name for people, such as <c>FinancialData</c> or <c>Page&lt;FinancialData&gt;</c>.</param>
public sealed record TypeDoc(Type Type, string Name)
{
    /// <summary>From <c>[Api]</c>, <c>[Description]</c> or the doc comment; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>From <c>[Notes]</c>, else the remarks of the doc comment; null for none.</summary>
    public string? Notes { get; init; }

    /// <summary>The members that travel, inherited ones too, in the order in which they are written; empty for an enum.</summary>
    public IReadOnlyList<MemberDoc> Members { get; init; } = [];

    /// <summary>
    /// True for a <c>[Flags]</c> enum: it is written as the sum of its numbers, unless it is one value with an
    /// <c>[EnumMember(Value = …)]</c>; in XML as words with spaces between. Requests may use words as well.
    /// </summary>
    public bool IsFlags { get; init; }

    /// <summary>The values of an enum, as declared; empty for any other type.</summary>
    public IReadOnlyList<EnumValueDoc> Values { get; init; } = [];
}

/// <summary>A value of an enum.</summary>
/// <param name="Name">As declared.</param>
/// <param name="WireName">As written: <c>[EnumMember(Value = …)]</c>, else the name.</param>
/// <param name="Number">Its number, which requests may use too.</param>
/// <param name="Description">From <c>[Description]</c> or the doc comment; null for none.</param>
public sealed record EnumValueDoc(string Name, string WireName, decimal Number, string? Description);
