using System.Reflection;

namespace Messaging.Documentation;

/// <summary>What is said about one member of a request, response or row.</summary>
/// <param name="Property">Where it is declared; may be a base class.</param>
/// <param name="Name">The wire name.</param>
/// <param name="Data">What its values look like.</param>
public sealed record MemberDoc(PropertyInfo Property, string Name, DataType Data)
{
    /// <summary>From <c>[ApiMember]</c>, <c>[Description]</c> or the doc comment; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// True where it must be given: <c>[ApiMember(IsRequired = true)]</c>, <c>[ValidateNotNull]</c>, <c>[ValidateNotEmpty]</c> or
    /// <c>[DataMember(IsRequired = true)]</c>, unless <c>[ApiMember(IsOptional = true)]</c>. What an answer always has is told by
    /// <see cref="DataType.IsNullable"/> instead.
    /// </summary>
    public bool IsRequired { get; init; }

    /// <summary>
    /// The value it has when left out, as written on the wire: <c>[DefaultValue]</c>, else what a new object starts with. Null
    /// where that is null, empty, or nothing but its type's zero.
    /// </summary>
    public string? Default { get; init; }

    /// <summary>What its values are limited to, as declared.</summary>
    public ValueLimits Limits { get; init; } = ValueLimits.None;

    /// <summary>Where it travels, if <c>[ApiMember(ParameterType = …)]</c> says: path, query, body, form or header.</summary>
    public string? ParameterType { get; init; }

    /// <summary>True where it cannot be set, only read from answers.</summary>
    public bool IsReadOnly { get; init; }
}

/// <summary>Limits of values, as far as <c>[Validate…]</c>, <c>[ApiAllowableValues]</c>, <c>[Range]</c> declare them.</summary>
public sealed record ValueLimits
{
    public static ValueLimits None { get; } = new();

    /// <summary>Null for none.</summary>
    public ValueBound? Minimum { get; init; }

    /// <summary>Null for none.</summary>
    public ValueBound? Maximum { get; init; }

    /// <summary>Characters of a text or items of a list, inclusive; null for none.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>Characters of a text, inclusive; null for none.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>A regular expression that must match somewhere; null for none.</summary>
    public string? Pattern { get; init; }

    /// <summary>All values there are, from <c>[ApiAllowableValues]</c>; empty where not listed.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];
}

/// <summary>One end of a range.</summary>
/// <param name="Value">As written on the wire: a number, or a text such as a date.</param>
/// <param name="IsExclusive">True where the value itself is not allowed.</param>
public sealed record ValueBound(string Value, bool IsExclusive = false);
