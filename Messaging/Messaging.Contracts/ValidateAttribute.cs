#nullable disable // as in ServiceStack, which says nothing about nullability here

namespace ServiceStack;

/// <summary>Declares a rule for a property. May be repeated.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true, Inherited = true)]
public class ValidateAttribute : AttributeBase, IValidateRule
{
    public ValidateAttribute()
    {
    }

    public ValidateAttribute(string validator) => Validator = validator;

    /// <inheritdoc/>
    public string Validator { get; set; }

    /// <inheritdoc/>
    public string Condition { get; set; }

    /// <summary>Sets <see cref="Condition"/> to all of these conditions at once. It cannot be read.</summary>
    public string[] AllConditions
    {
        get => throw new NotSupportedException(nameof(AllConditions));
        set => Condition = Combine("&&", value);
    }

    /// <summary>Sets <see cref="Condition"/> to any one of these conditions. It cannot be read.</summary>
    public string[] AnyConditions
    {
        get => throw new NotSupportedException(nameof(AnyConditions));
        set => Condition = Combine("||", value);
    }

    /// <inheritdoc/>
    public string ErrorCode { get; set; }

    /// <inheritdoc/>
    public string Message { get; set; }

    /// <summary>
    /// Joins conditions into one expression, such as <c>(a) &amp;&amp; (b)</c>. Null and empty ones are left out.
    /// </summary>
    /// <param name="comperand">The operator: <c>&amp;&amp;</c> or <c>||</c>.</param>
    /// <param name="conditions">Script expressions.</param>
    public static string Combine(string comperand, params string[] conditions) =>
        $"({string.Join($") {comperand} (", conditions.Where(condition => !string.IsNullOrEmpty(condition)))})";
}
