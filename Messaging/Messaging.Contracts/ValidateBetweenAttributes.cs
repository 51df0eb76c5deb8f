#nullable disable // as in ServiceStack, which says nothing about nullability here

using System.Globalization;

namespace ServiceStack;

// Text arguments stand between prime characters (U+2032), which script expressions read as quotes.

/// <summary>The value must lie between the two, either of them included.</summary>
public class ValidateInclusiveBetweenAttribute : ValidateAttribute
{
    public ValidateInclusiveBetweenAttribute(string from, string to)
        : base($"InclusiveBetween(′{from}′,′{to}′)")
    {
    }

    public ValidateInclusiveBetweenAttribute(char from, char to)
        : base($"InclusiveBetween(′{from}′,′{to}′)")
    {
    }

    public ValidateInclusiveBetweenAttribute(int from, int to)
        : base(string.Create(CultureInfo.InvariantCulture, $"InclusiveBetween({from},{to})"))
    {
    }
}

/// <summary>The value must lie between the two, neither of them included.</summary>
public class ValidateExclusiveBetweenAttribute : ValidateAttribute
{
    public ValidateExclusiveBetweenAttribute(string from, string to)
        : base($"ExclusiveBetween(′{from}′,′{to}′)")
    {
    }

    public ValidateExclusiveBetweenAttribute(char from, char to)
        : base($"ExclusiveBetween(′{from}′,′{to}′)")
    {
    }

    public ValidateExclusiveBetweenAttribute(int from, int to)
        : base(string.Create(CultureInfo.InvariantCulture, $"ExclusiveBetween({from},{to})"))
    {
    }
}
