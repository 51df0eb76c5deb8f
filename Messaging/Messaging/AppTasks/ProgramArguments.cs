using System.Collections.Frozen;

namespace Messaging.AppTasks;

/// <summary>
/// A command line, taken apart into the settings meant for the host's configuration and everything else.
/// The host should give only <see cref="Settings"/> to its configuration: .NET's reader takes the word after any option for
/// its value, so <c>--dry-run --Database:Dialect mysql</c> as a whole would lose the dialect.
/// </summary>
/// <param name="Settings">
/// Options with a <c>:</c> in their name, and the host's own such as <c>--urls</c>; with their values, in the order given.
/// </param>
/// <param name="Rest">All other words, in the order given; a setting that lacks its value is among them.</param>
public sealed record ProgramArguments(IReadOnlyList<string> Settings, IReadOnlyList<string> Rest)
{
    private static readonly FrozenSet<string> HostOptions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "--applicationName", "--contentRoot", "--environment", "--urls", "--http_ports", "--https_ports", "--webroot",
        "--allowedHosts", "--shutdownTimeoutSeconds");

    /// <param name="args">The words as the program got them.</param>
    public static ProgramArguments Split(IReadOnlyList<string> args)
    {
        var settings = new List<string>();
        var rest = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (!IsSetting(args[i]))
                rest.Add(args[i]);
            else if (args[i].Contains('=', StringComparison.Ordinal))
                settings.Add(args[i]);
            else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                settings.AddRange([args[i], args[++i]]);
            else
                rest.Add(args[i]);
        }

        return new(settings, rest);
    }

    internal static bool IsSetting(string word)
    {
        var (name, _) = OptionWord.Split(word);
        return name.StartsWith("--", StringComparison.Ordinal)
            && (name.Contains(':', StringComparison.Ordinal) || HostOptions.Contains(name));
    }
}
