#nullable disable // as in ServiceStack, which says nothing about nullability here

using System.Globalization;

namespace ServiceStack;

// Text arguments stand between prime characters (U+2032), which script expressions read as quotes.

/// <summary>The text must look like an e-mail address.</summary>
public class ValidateEmailAttribute() : ValidateAttribute("Email");

/// <summary>The text must have this many characters, both ends inclusive.</summary>
public class ValidateLengthAttribute(int min, int max)
    : ValidateAttribute(string.Create(CultureInfo.InvariantCulture, $"Length({min},{max})"));

/// <summary>The text must have exactly this many characters.</summary>
public class ValidateExactLengthAttribute(int length)
    : ValidateAttribute(string.Create(CultureInfo.InvariantCulture, $"ExactLength({length})"));

/// <summary>The text must have at most this many characters.</summary>
public class ValidateMaximumLengthAttribute(int max)
    : ValidateAttribute(string.Create(CultureInfo.InvariantCulture, $"MaximumLength({max})"));

/// <summary>The text must have at least this many characters.</summary>
public class ValidateMinimumLengthAttribute(int min)
    : ValidateAttribute(string.Create(CultureInfo.InvariantCulture, $"MinimumLength({min})"));

/// <summary>The text must match the pattern somewhere; anchor it to match the whole.</summary>
public class ValidateRegularExpressionAttribute(string pattern) : ValidateAttribute($"RegularExpression(′{pattern}′)");
