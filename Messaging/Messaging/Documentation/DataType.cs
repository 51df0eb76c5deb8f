namespace Messaging.Documentation;

/// <summary>What the values of a member look like on the wire.</summary>
/// <param name="Kind">What they are in JSON.</param>
/// <param name="Type">The .NET type, without <c>Nullable</c>.</param>
/// <param name="IsNullable">True where there may be none: <c>int?</c>, <c>string?</c>, or where nothing is known.</param>
public sealed record DataType(DataKind Kind, Type Type, bool IsNullable)
{
    /// <summary>For people: <c>int</c>, <c>date</c>, <c>FinancialData[]</c>, <c>{ [string]: decimal }</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a list or dictionary holds; null for anything else.</summary>
    public DataType? Item { get; init; }

    /// <summary>What a dictionary is keyed by; null for anything else.</summary>
    public DataType? Key { get; init; }

    /// <summary>True where a request may give it in path, query or form as one text.</summary>
    public bool IsScalar => Kind is not (DataKind.List or DataKind.Dictionary or DataKind.Object or DataKind.Any);
}

/// <summary>The kinds of values.</summary>
public enum DataKind
{
    /// <summary>Anything; nothing is known.</summary>
    Any,

    /// <summary>A text.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number in decimal notation, exact.</summary>
    Decimal,

    /// <summary>A number in IEEE binary floating point.</summary>
    Real,

    /// <summary>A calendar day as YYYY-MM-DD.</summary>
    Date,

    /// <summary>A date and time, ISO 8601.</summary>
    Instant,

    /// <summary>A time of day as hh:mm:ss.</summary>
    Time,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A GUID with hyphens.</summary>
    Guid,

    /// <summary>An address.</summary>
    Address,

    /// <summary>Bytes, as text in base 64.</summary>
    Bytes,

    /// <summary>One of the values of an enum, which has a <see cref="TypeDoc"/>.</summary>
    Enum,

    /// <summary>A class or struct, which has a <see cref="TypeDoc"/>.</summary>
    Object,

    /// <summary>Several values of one type.</summary>
    List,

    /// <summary>Values of one type by name.</summary>
    Dictionary,
}
