#nullable disable // as in ServiceStack, which says nothing about nullability here

using System.Globalization;

namespace ServiceStack;

// Text arguments stand between prime characters (U+2032), which script expressions read as quotes.

/// <summary>The value must be this one.</summary>
public class ValidateEqualAttribute : ValidateAttribute
{
    public ValidateEqualAttribute(string value)
        : base($"Equal(′{value}′)")
    {
    }

    public ValidateEqualAttribute(int value)
        : base(string.Create(CultureInfo.InvariantCulture, $"Equal({value})"))
    {
    }

    public ValidateEqualAttribute(bool value)
        : base($"Equal({(value ? "true" : "false")})")
    {
    }
}

/// <summary>The value must be another one.</summary>
public class ValidateNotEqualAttribute : ValidateAttribute
{
    public ValidateNotEqualAttribute(string value)
        : base($"NotEqual(′{value}′)")
    {
    }

    public ValidateNotEqualAttribute(int value)
        : base(string.Create(CultureInfo.InvariantCulture, $"NotEqual({value})"))
    {
    }

    public ValidateNotEqualAttribute(bool value)
        : base($"NotEqual({(value ? "true" : "false")})")
    {
    }
}
