namespace Messaging.AppTasks;

/// <summary>What a command line asks of the tasks, before anything is known about them.</summary>
/// <param name="Calls">The tasks in order; null where <c>--AppTasks</c> is not there.</param>
/// <param name="WantsHelp"><c>--help</c> or <c>-h</c> is there.</param>
/// <param name="Options">All that remains, for the options of the tasks.</param>
/// <param name="Problems">What is wrong already, one sentence each.</param>
internal sealed record TaskRequest(
    IReadOnlyList<TaskCall>? Calls, bool WantsHelp, IReadOnlyList<string> Options, IReadOnlyList<string> Problems)
{
    public const string TasksOption = "--AppTasks";
    public const string HelpOption = "--help";

    public static TaskRequest Parse(IReadOnlyList<string> args)
    {
        var words = new Queue<string>(ProgramArguments.Split(args).Rest);
        var (names, options, problems) = (new List<string>(), new List<string>(), new List<string>());
        var wantsHelp = false;
        while (words.TryDequeue(out var word))
        {
            if (string.Equals(OptionWord.Split(word).Name, TasksOption, StringComparison.OrdinalIgnoreCase))
                names.Add(OptionWord.Split(word).Value ?? ValueAfter(words));
            else if (word is HelpOption or "-h")
                wantsHelp = true;
            else if (ProgramArguments.IsSetting(word))
                problems.Add($"The setting {word} needs a value.");
            else
                options.Add(word);
        }

        return new(CallsOf(names, wantsHelp, problems), wantsHelp, options, problems);
    }

    private static string ValueAfter(Queue<string> words) =>
        words.TryPeek(out var next) && !OptionWord.IsOption(next) ? words.Dequeue() : "";

    private static List<TaskCall>? CallsOf(List<string> names, bool wantsHelp, List<string> problems)
    {
        switch (names)
        {
            case []:
            case [""] when wantsHelp:
                return null;
            case [var only]:
                List<TaskCall> calls = [.. only.Split(';', StringSplitOptions.TrimEntries).Select(TaskCall.Parse)];
                if (calls.Exists(call => call.Name.Length == 0))
                    problems.Add($"{TasksOption}={only} lacks the name of a task.");
                return calls;
            default:
                problems.Add($"{TasksOption} was given {names.Count} times: name all tasks in one, separated by ';'.");
                return [];
        }
    }
}
