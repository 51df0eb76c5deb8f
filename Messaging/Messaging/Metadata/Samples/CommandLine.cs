using Messaging.Metadata.Html;

namespace Messaging.Metadata.Samples;

/// <summary>Shell commands with one argument a line, each quoted so that the shell changes nothing in it.</summary>
internal static class CommandLine
{
    private const string LineBreak = " \\\n  ";

    public static Markup Of(Markup command, IEnumerable<Markup> arguments) =>
        Markup.Of($"{command}{Markup.Each(arguments, argument => Markup.Of($"{LineBreak}{argument}"))}");

    /// <summary>In single quotes, in which a shell reads nothing but their end; one of its own stands outside of them.</summary>
    public static string Quote(string argument) => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
