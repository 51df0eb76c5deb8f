using System.Collections;
using System.CommandLine;
using System.Globalization;

namespace Messaging.AppTasks;

/// <summary>Writes what tasks there are and what options they take.</summary>
internal static class TaskHelp
{
    public static void Write(TextWriter output, IReadOnlyList<Command> commands)
    {
        output.WriteLine("Usage: --AppTasks=NAME[:ARGUMENT,...][;NAME...] [options] [--Section:Setting=VALUE ...]");
        var width = commands.SelectMany(VisibleOptions).Select(Left).Append("").Max(left => left.Length);
        foreach (var command in commands)
        {
            output.WriteLine();
            output.WriteLine($"{command.Name}{Arguments(command)}  {command.Description}".TrimEnd());
            foreach (var option in VisibleOptions(command))
                output.WriteLine($"  {Left(option).PadRight(width)}  {About(option)}".TrimEnd());
        }
    }

    public static string NamesOf(IEnumerable<Command> commands) =>
        string.Join(", ", commands.Select(command => command.Name));

    public static string OptionsOf(Command command) =>
        string.Join(", ", VisibleOptions(command).Select(option => option.Name).DefaultIfEmpty("none"));

    private static IEnumerable<Option> VisibleOptions(Command command) => command.Options.Where(option => !option.Hidden);

    private static string Arguments(Command command) =>
        command.Arguments is [] ? "" : $"[:{string.Join(',', command.Arguments.Select(argument => argument.Name))}]";

    private static string Left(Option option)
    {
        var names = string.Join(", ", option.Aliases.Prepend(option.Name));
        return option.IsSwitch() || option.Arity.MaximumNumberOfValues == 0 ? names : $"{names} <{option.Placeholder()}>";
    }

    private static string About(Option option)
    {
        var value = option.HasDefaultValue && !option.IsSwitch() ? Text(option.GetDefaultValue()) : "";
        var remark = option.Required ? "(required)" : value.Length > 0 ? $"(default: {value})" : "";
        return $"{option.Description} {remark}".Trim();
    }

    private static string Text(object? value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable values and not string => string.Join(',', values.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
