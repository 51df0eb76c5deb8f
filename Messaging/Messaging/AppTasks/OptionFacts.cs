using System.CommandLine;
using System.CommandLine.Completions;

namespace Messaging.AppTasks;

/// <summary>What messages and help say about an option's values.</summary>
internal static class OptionFacts
{
    /// <summary>True for options that are on when they are there: <c>--dry-run</c>, <c>--dry-run true</c>.</summary>
    public static bool IsSwitch(this Option option) => TypeOf(option) == typeof(bool);

    /// <summary>What may stand for the value in help: the values themselves where they are few and known.</summary>
    public static string Placeholder(this Option option)
    {
        if (option.HelpName is { } name)
            return name;
        var values = option.GetCompletions(CompletionContext.Empty).Select(value => value.Label).ToList();
        return values is [] ? option.Name.TrimStart('-').ToUpperInvariant() : string.Join('|', values);
    }

    /// <summary>What a value must be, to follow "expected".</summary>
    public static string Expectation(this Option option) => (TypeOf(option).GetElementType() ?? TypeOf(option)) switch
    {
        var type when type == typeof(DateOnly) => "a date as YYYY-MM-DD",
        var type when type == typeof(bool) => "true or false",
        { IsEnum: true } type => $"one of {string.Join(", ", Enum.GetNames(type))}",
        var type when type == typeof(int) || type == typeof(long) => "a whole number within the limits",
        var type when type == typeof(decimal) || type == typeof(double) => "a number",
        var type => $"a value of type {type.Name}",
    };

    private static Type TypeOf(Option option) => Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
}
