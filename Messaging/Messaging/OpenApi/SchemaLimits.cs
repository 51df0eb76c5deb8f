using System.Globalization;
using System.Text.Json.Nodes;
using Messaging.Documentation;
using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>Puts the limits and default of a member into its schema.</summary>
internal static class SchemaLimits
{
    public static void Apply(OpenApiSchema schema, MemberDoc member)
    {
        var limits = member.Limits;
        if (member.Data.Kind is DataKind.Integer or DataKind.Decimal or DataKind.Real)
            ApplyRange(schema, member);
        if (member.Data.Kind == DataKind.List)
            (schema.MinItems, schema.MaxItems) = (limits.MinimumLength, limits.MaximumLength);
        if (member.Data.Kind == DataKind.Text)
            ApplyText(schema, limits);
        if (limits.AllowedValues is not [])
            schema.Enum = [.. limits.AllowedValues.Select(value => ValueOf(member.Data, value)).OfType<JsonNode>()];
        if (member.Default is { } start)
            schema.Default = ValueOf(member.Data, start);
    }

    /// <summary>A text as the value it stands for in JSON; null where it is none.</summary>
    public static JsonNode? ValueOf(DataType data, string text) => data.Kind switch
    {
        DataKind.Integer or DataKind.Decimal or DataKind.Real => IsNumber(text) ? JsonNode.Parse(text) : null,
        DataKind.Enum when DtoTypes.IsFlags(data.Type) => IsNumber(text) ? JsonNode.Parse(text) : JsonValue.Create(text),
        DataKind.Boolean => bool.TryParse(text, out var flag) ? JsonValue.Create(flag) : null,
        _ => JsonValue.Create(text),
    };

    private static void ApplyRange(OpenApiSchema schema, MemberDoc member)
    {
        var isWhole = member.Data.Kind == DataKind.Integer;
        if (member.Limits.Minimum is { } minimum && IsNumber(minimum.Value))
        {
            if (!minimum.IsExclusive)
                schema.Minimum = minimum.Value;
            else if (isWhole && Next(minimum.Value, 1) is { } least)
                schema.Minimum = least;
            else
                schema.ExclusiveMinimum = minimum.Value;
        }
        if (member.Limits.Maximum is { } maximum && IsNumber(maximum.Value))
        {
            if (!maximum.IsExclusive)
                schema.Maximum = maximum.Value;
            else if (isWhole && Next(maximum.Value, -1) is { } most)
                schema.Maximum = most;
            else
                schema.ExclusiveMaximum = maximum.Value;
        }
    }

    /// <summary>
    /// The whole number beside one, which says the same as the number excluded, and to more readers; null for a fraction.
    /// </summary>
    private static string? Next(string text, int step) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? ((Int128)number + step).ToString(CultureInfo.InvariantCulture)
            : null;

    private static void ApplyText(OpenApiSchema schema, ValueLimits limits)
    {
        schema.MinLength = limits.MinimumLength ?? schema.MinLength;
        schema.MaxLength = limits.MaximumLength ?? schema.MaxLength;
        schema.Pattern = limits.Pattern;
    }

    /// <summary>True for what JSON takes as a number as it stands: no leading plus, zeros or point.</summary>
    private static bool IsNumber(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return false;
        var digits = text.AsSpan().TrimStart('-');
        var startsWell = digits is ['0'] or ['0', '.' or 'e' or 'E', ..] or [>= '1' and <= '9', ..];
        return startsWell && text[^1] is not ('.' or ' ');
    }
}
