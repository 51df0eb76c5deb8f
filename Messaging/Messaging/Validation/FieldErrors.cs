using System.Globalization;
using FluentValidation.Results;
using Messaging.Catalog;
using ServiceStack;

namespace Messaging.Validation;

/// <summary>Makes field errors of FluentValidation's failures: ServiceStack's error codes, and wire names throughout.</summary>
internal static class FieldErrors
{
    private const string CodeSuffix = "Validator";
    private const string PropertyName = "PropertyName";
    private const string PropertyPath = "PropertyPath";

    public static ResponseError Of(ValidationFailure failure, Message? message)
    {
        var name = message is null ? failure.PropertyName : FieldPath.ToWire(failure.PropertyName, message);
        var placeholders = failure.FormattedMessagePlaceholderValues ?? [];
        return new()
        {
            ErrorCode = CodeOf(failure),
            FieldName = name,
            Message = TextOf(failure, placeholders, name),
            Meta = MetaOf(placeholders, name),
        };
    }

    /// <summary>The message with the wire name for the display name, and days as the wire writes them.</summary>
    private static string TextOf(ValidationFailure failure, Dictionary<string, object> placeholders, string name)
    {
        var text = failure.ErrorMessage;
        foreach (var (key, value) in placeholders)
        {
            if (key is PropertyName && value is string display)
                text = text.Replace($"'{display}'", $"'{name}'", StringComparison.Ordinal);
            else if (value is DateOnly day)
                text = text.Replace(day.ToString(CultureInfo.CurrentCulture), Format(day), StringComparison.Ordinal);
        }
        return text;
    }

    /// <summary>ServiceStack says NotEmpty where FluentValidation says NotEmptyValidator.</summary>
    private static string CodeOf(ValidationFailure failure)
    {
        var code = failure.ErrorCode ?? "";
        return code.Length > CodeSuffix.Length && code.EndsWith(CodeSuffix, StringComparison.Ordinal) ? code[..^CodeSuffix.Length] : code;
    }

    private static Dictionary<string, string>? MetaOf(Dictionary<string, object> placeholders, string name)
    {
        var meta = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in placeholders)
        {
            if (key is PropertyName)
                meta[key] = name;
            else if (key is not PropertyPath && IsText(value))
                meta[key] = Format(value)!;
        }
        return meta.Count == 0 ? null : meta;
    }

    /// <summary>Values as text; not objects and lists, which have none.</summary>
    private static bool IsText(object? value) => value is null or string or bool or IFormattable;

    private static string? Format(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
