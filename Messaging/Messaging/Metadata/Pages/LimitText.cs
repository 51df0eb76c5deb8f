using Messaging.Documentation;
using static System.FormattableString;

namespace Messaging.Metadata.Pages;

/// <summary>The limits of a member in words.</summary>
internal static class LimitText
{
    /// <summary>Empty for none.</summary>
    public static string Of(MemberDoc member) => string.Join("; ", Parts(member.Limits, member.IsRequired).OfType<string>());

    private static IEnumerable<string?> Parts(ValueLimits limits, bool isRequired)
    {
        if (limits.AllowedValues is [_, ..])
            yield return $"one of {string.Join(", ", limits.AllowedValues)}";
        yield return Range(limits);
        // That a required value is not empty goes without saying.
        yield return Length(isRequired && limits.MinimumLength == 1 ? limits with { MinimumLength = null } : limits);
        if (limits.Pattern is not null)
            yield return $"matches {limits.Pattern}";
    }

    private static string? Range(ValueLimits limits) => (limits.Minimum, limits.Maximum) switch
    {
        (null, null) => null,
        ({ IsExclusive: false, Value: var from }, { IsExclusive: false, Value: var to }) => $"{from} to {to}",
        ({ } from, null) => Lower(from),
        (null, { } to) => Upper(to),
        ({ } from, { } to) => $"{Lower(from)}, {Upper(to)}",
    };

    private static string Lower(ValueBound bound) => bound.IsExclusive ? $"more than {bound.Value}" : $"{bound.Value} or more";

    private static string Upper(ValueBound bound) => bound.IsExclusive ? $"less than {bound.Value}" : $"{bound.Value} or less";

    private static string? Length(ValueLimits limits) => (limits.MinimumLength, limits.MaximumLength) switch
    {
        (null, null) => null,
        ({ } from, { } to) when from == to => Invariant($"{from} long"),
        ({ } from, { } to) => Invariant($"{from} to {to} long"),
        ({ } from, null) => Invariant($"at least {from} long"),
        (null, { } to) => Invariant($"at most {to} long"),
    };
}
