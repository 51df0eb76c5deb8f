using System.Globalization;
using System.Reflection;
using Messaging.Validation;
using ServiceStack;
using ServiceStack.DataAnnotations;

namespace Messaging.Documentation;

/// <summary>Reads limits from the attributes of a member. Rules that say nothing about limits are passed over.</summary>
internal static class LimitReader
{
    private static readonly string[] RequiredRules = ["NotNull", "NotEmpty"];

    /// <summary>True where a rule asks for a value.</summary>
    public static bool IsRequired(PropertyInfo property) =>
        RulesOf(property).Any(rule => RequiredRules.Contains(rule.Name, StringComparer.Ordinal));

    public static ValueLimits Read(PropertyInfo property, DataType data)
    {
        var limits = ValueLimits.None;
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            limits = limits with { Minimum = new(WireText.Of(range.Minimum)), Maximum = new(WireText.Of(range.Maximum)) };
        if (property.GetCustomAttribute<ApiAllowableValuesAttribute>() is { } allowed)
            limits = Allow(limits, allowed);
        return RulesOf(property).Aggregate(limits, (sum, rule) => Add(sum, rule, data));
    }

    private static IEnumerable<RuleExpression> RulesOf(PropertyInfo property) => property
        .GetCustomAttributes<ValidateAttribute>(inherit: true)
        .SelectMany(rule => RuleExpression.ParseAll(rule, $"{property.DeclaringType}.{property.Name}"));

    private static ValueLimits Allow(ValueLimits limits, ApiAllowableValuesAttribute allowed) => limits with
    {
        Minimum = allowed.Min is { } minimum ? new(WireText.Of(minimum)) : limits.Minimum,
        Maximum = allowed.Max is { } maximum ? new(WireText.Of(maximum)) : limits.Maximum,
        AllowedValues = allowed.Values ?? limits.AllowedValues,
    };

    private static ValueLimits Add(ValueLimits limits, RuleExpression rule, DataType data) => (rule.Name, rule.Arguments) switch
    {
        ("InclusiveBetween", [var from, var to]) => limits with { Minimum = new(from), Maximum = new(to) },
        ("ExclusiveBetween", [var from, var to]) => limits with { Minimum = new(from, true), Maximum = new(to, true) },
        ("GreaterThan", [var from]) => limits with { Minimum = new(from, true) },
        ("GreaterThanOrEqual", [var from]) => limits with { Minimum = new(from) },
        ("LessThan", [var to]) => limits with { Maximum = new(to, true) },
        ("LessThanOrEqual", [var to]) => limits with { Maximum = new(to) },
        ("Length", [var from, var to]) => limits with { MinimumLength = Number(from), MaximumLength = Number(to) },
        ("ExactLength", [var length]) => limits with { MinimumLength = Number(length), MaximumLength = Number(length) },
        ("MinimumLength", [var from]) => limits with { MinimumLength = Number(from) },
        ("MaximumLength", [var to]) => limits with { MaximumLength = Number(to) },
        ("RegularExpression", [var pattern]) => limits with { Pattern = pattern },
        ("NotEmpty", _) when data.Kind is DataKind.Text or DataKind.List =>
            limits with { MinimumLength = limits.MinimumLength ?? 1 },
        _ => limits,
    };

    /// <summary>Null for a text that is no number; where rules are enforced such a one stops the start.</summary>
    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
