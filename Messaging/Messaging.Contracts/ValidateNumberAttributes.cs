#nullable disable // as in ServiceStack, which says nothing about nullability here

using System.Globalization;

namespace ServiceStack;

/// <summary>The value must be below this one.</summary>
public class ValidateLessThanAttribute(int value)
    : ValidateAttribute(string.Create(CultureInfo.InvariantCulture, $"LessThan({value})"));

/// <summary>The value must be this one or below.</summary>
public class ValidateLessThanOrEqualAttribute(int value)
    : ValidateAttribute(string.Create(CultureInfo.InvariantCulture, $"LessThanOrEqual({value})"));

/// <summary>The value must be above this one.</summary>
public class ValidateGreaterThanAttribute(int value)
    : ValidateAttribute(string.Create(CultureInfo.InvariantCulture, $"GreaterThan({value})"));

/// <summary>The value must be this one or above.</summary>
public class ValidateGreaterThanOrEqualAttribute(int value)
    : ValidateAttribute(string.Create(CultureInfo.InvariantCulture, $"GreaterThanOrEqual({value})"));

/// <summary>
/// A decimal with at most <paramref name="scale"/> digits after the point and <paramref name="precision"/> in all.
/// </summary>
public class ValidateScalePrecisionAttribute(int scale, int precision)
    : ValidateAttribute(string.Create(CultureInfo.InvariantCulture, $"ScalePrecision({scale},{precision})"));
