#nullable disable // as in ServiceStack, which says nothing about nullability here

namespace ServiceStack;

/// <summary>Declares what must hold before the properties of a message are looked at. May be repeated.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
[Tag("PropertyOrder")]
public class ValidateRequestAttribute : AttributeBase, IValidateRule
{
    public ValidateRequestAttribute()
    {
    }

    public ValidateRequestAttribute(string validator) => Validator = validator;

    /// <inheritdoc/>
    public string Validator { get; set; }

    /// <inheritdoc/>
    public string Condition { get; set; }

    /// <summary>As <see cref="AllConditions"/>; reads back as one element, the joined expression.</summary>
    public string[] Conditions
    {
        get => [Condition];
        set => Condition = ValidateAttribute.Combine("&&", value);
    }

    /// <inheritdoc/>
    public string ErrorCode { get; set; }

    /// <inheritdoc/>
    public string Message { get; set; }

    /// <summary>The HTTP status to answer with when the rule is broken; 0 for the validator's own.</summary>
    public int StatusCode { get; set; }

    /// <summary>Sets <see cref="Condition"/> to all of these conditions at once. It cannot be read.</summary>
    public string[] AllConditions
    {
        get => throw new NotSupportedException(nameof(AllConditions));
        set => Condition = ValidateAttribute.Combine("&&", value);
    }

    /// <summary>Sets <see cref="Condition"/> to any one of these conditions. It cannot be read.</summary>
    public string[] AnyConditions
    {
        get => throw new NotSupportedException(nameof(AnyConditions));
        set => Condition = ValidateAttribute.Combine("||", value);
    }
}
