namespace Messaging.AppTasks;

/// <summary>
/// Runs the tasks a command line asks for: <c>--AppTasks=NAME[:ARGUMENT,...][;NAME...] [options]</c>, or <c>--help</c>.
/// Everything is checked before the first task runs.
/// </summary>
/// <param name="tasks">All tasks of the program; their names differ by more than case.</param>
/// <param name="output">Takes the help.</param>
/// <param name="error">Takes what is wrong with the command line, and which tasks were left out after a failure.</param>
public sealed class AppTaskRunner(IEnumerable<IAppTask> tasks, TextWriter output, TextWriter error)
{
    private readonly Dictionary<string, IAppTask> _tasks =
        tasks.ToDictionary(task => task.Command.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the command line has <c>--AppTasks</c> (in any case), <c>--help</c> or <c>-h</c>.</summary>
    /// <param name="args">The words as the program got them, settings included.</param>
    public static bool IsRequested(IReadOnlyList<string> args) =>
        TaskRequest.Parse(args) is { WantsHelp: true } or { Calls: not null };

    /// <summary>
    /// Runs the tasks in order. The first that does not return 0 ends the sequence. Exceptions of tasks come through, but for
    /// those of a cancellation asked for.
    /// </summary>
    /// <param name="args">The words as the program got them, settings included.</param>
    /// <param name="cancellationToken">Stops the running task; those after it are not started.</param>
    /// <returns>
    /// The last exit code of a task; <see cref="ExitCodes.WrongUsage"/> when nothing was run because of the command line;
    /// <see cref="ExitCodes.Failed"/> when stopped by <paramref name="cancellationToken"/>.
    /// </returns>
    public Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        var request = TaskRequest.Parse(args);
        var problems = request.Problems.ToList();
        var asked = Find(request, problems);
        if (problems is not [])
            return Task.FromResult(Refuse(problems, []));
        if (request.WantsHelp)
            return Task.FromResult(Help(asked));

        var steps = Prepare(asked, request, problems);
        return problems is []
            ? new TaskSequence(steps, error).RunAsync(cancellationToken)
            : Task.FromResult(Refuse(problems, asked));
    }

    private List<IAppTask> Find(TaskRequest request, List<string> problems)
    {
        var asked = new List<IAppTask>();
        foreach (var name in (request.Calls ?? []).Select(call => call.Name).Where(name => name.Length > 0))
        {
            if (_tasks.TryGetValue(name, out var task))
                asked.Add(task);
            else
                problems.Add($"Unknown task '{name}'.{NearestName.Suggest(name, _tasks.Keys)}");
        }

        return asked;
    }

    private static List<TaskStep> Prepare(List<IAppTask> asked, TaskRequest request, List<string> problems)
    {
        if (asked is [])
            problems.Add($"No task is asked for: expected {TaskRequest.TasksOption}=NAME.");
        var options = new OptionDealer([.. asked.Select(task => task.Command).Distinct()], problems).Deal(request.Options);
        if (problems is not [])
            return [];
        return [.. asked.Zip(request.Calls ?? [], (task, call) =>
            new TaskStep(task, TaskParser.Parse(task.Command, options[task.Command], call.Arguments, problems)))];
    }

    private int Refuse(List<string> problems, List<IAppTask> asked)
    {
        foreach (var problem in problems.Distinct(StringComparer.Ordinal))
            error.WriteLine(problem);
        error.WriteLine($"Nothing was run. Tasks: {TaskHelp.NamesOf(_tasks.Values.Select(task => task.Command))}.");
        foreach (var command in asked.Select(task => task.Command).Distinct())
            error.WriteLine($"Options of '{command.Name}': {TaskHelp.OptionsOf(command)}.");
        return ExitCodes.WrongUsage;
    }

    private int Help(List<IAppTask> asked)
    {
        var commands = (asked is [] ? [.. _tasks.Values] : asked).Select(task => task.Command).Distinct();
        TaskHelp.Write(output, [.. commands]);
        return ExitCodes.Done;
    }
}
