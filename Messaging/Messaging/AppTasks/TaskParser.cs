using System.CommandLine;
using System.CommandLine.Parsing;

namespace Messaging.AppTasks;

/// <summary>Reads one task's own words into its options and arguments.</summary>
internal static class TaskParser
{
    // A value may begin with '@' (no response files) and options are never bundled as in -abc.
    private static readonly ParserConfiguration Configuration =
        new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <param name="command">The task's declaration.</param>
    /// <param name="options">Option names, each followed by its values.</param>
    /// <param name="arguments">Values for the positional arguments.</param>
    /// <param name="problems">Takes one sentence for everything that does not fit.</param>
    public static ParseResult Parse(
        Command command, IReadOnlyList<string> options, IReadOnlyList<string> arguments, ICollection<string> problems)
    {
        if (TooMany(command, arguments) is { } problem)
        {
            problems.Add(problem);
            arguments = [];
        }

        var result = command.Parse(arguments is [] ? options : [.. options, "--", .. arguments], Configuration);
        foreach (var error in result.Errors)
            problems.Add(Describe(command, error));
        return result;
    }

    private static string? TooMany(Command command, IReadOnlyList<string> arguments)
    {
        var most = command.Arguments.Sum(argument => argument.Arity.MaximumNumberOfValues);
        if (arguments.Count <= most)
            return null;
        var names = string.Join(',', command.Arguments.Select(argument => argument.Name));
        var expected = most == 0 ? "takes no arguments" : $"takes at most {most} (as in {command.Name}:{names})";
        return $"Task '{command.Name}' {expected}, but was given {arguments.Count}: {string.Join(',', arguments)}.";
    }

    private static string Describe(Command command, ParseError error)
    {
        var lines = error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var message = lines is [var first, .. var more] && more is not [] ? $"{first} {string.Join(", ", more)}" : error.Message;
        if (error.SymbolResult is not OptionResult { Option: var option } result)
            return $"Task '{command.Name}': {message}";
        var value = string.Join(' ', result.Tokens.Select(token => token.Value));
        if (message.StartsWith("Cannot parse argument", StringComparison.Ordinal))
            return $"'{value}' is no value for {option.Name}: expected {option.Expectation()}.";
        return message.Contains(option.Name, StringComparison.Ordinal) ? message : $"{option.Name}: {message}";
    }
}
