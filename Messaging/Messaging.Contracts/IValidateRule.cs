namespace ServiceStack;

/// <summary>A declared rule: a named validator or a condition, and what to report when it is broken.</summary>
public interface IValidateRule
{
    /// <summary>The validator and its arguments, such as <c>NotNull</c> or <c>Length(1,32)</c>.</summary>
    string Validator { get; set; }

    /// <summary>A script expression that must be true; used where there is no validator.</summary>
    string? Condition { get; set; }

    /// <summary>Replaces the validator's own error code; null to keep it.</summary>
    string? ErrorCode { get; set; }

    /// <summary>
    /// Replaces the validator's own message; null to keep it. May hold <c>{PropertyName}</c> and <c>{PropertyValue}</c>.
    /// </summary>
    string? Message { get; set; }
}
