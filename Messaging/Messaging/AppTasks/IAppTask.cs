using System.CommandLine;

namespace Messaging.AppTasks;

/// <summary>A maintenance command of the program itself, run by <c>--AppTasks=NAME [options]</c> inside the configured host.</summary>
public interface IAppTask
{
    /// <summary>Name, description and options. Built once; the options are kept by the task to read their values.</summary>
    Command Command { get; }

    /// <summary>Runs the task.</summary>
    /// <param name="arguments">The options as given.</param>
    /// <param name="cancellationToken">Set when the program is asked to stop.</param>
    /// <returns>The exit code: 0 for done; other codes are the task's own, except 2, which means wrong usage.</returns>
    Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken);
}
