using System.CommandLine;

namespace Messaging.AppTasks;

/// <summary>
/// Deals the options of a command line out to the tasks that declare them, so that each task gets only its own.
/// </summary>
/// <param name="commands">The tasks asked for, each once.</param>
/// <param name="problems">Takes one sentence for every word that fits nowhere.</param>
internal sealed class OptionDealer(IReadOnlyList<Command> commands, ICollection<string> problems)
{
    private readonly Dictionary<Command, List<string>> _dealt =
        commands.ToDictionary(command => command, _ => new List<string>());

    /// <summary>The words for each task: option names, each followed by its values.</summary>
    public IReadOnlyDictionary<Command, List<string>> Deal(IEnumerable<string> words)
    {
        var waiting = new Queue<string>(words);
        while (waiting.TryDequeue(out var word))
        {
            if (OptionWord.IsOption(word))
                DealOption(word, waiting);
            else
                problems.Add($"'{word}' belongs to no option.");
        }

        return _dealt;
    }

    private void DealOption(string word, Queue<string> waiting)
    {
        var (name, value) = OptionWord.Split(word);
        var takers = commands.Where(command => Find(command, name) is not null).ToList();
        if (takers is [])
        {
            problems.Add(Unknown(name));
            if (value is null)
                SkipValue(waiting);
            return;
        }

        var option = Find(takers[0], name)!;
        IReadOnlyList<string> values = value is null ? TakeValues(option, waiting) : [value];
        if (Misfit(option, name, values) is { } problem)
            problems.Add(problem);
        else
            takers.ForEach(taker => _dealt[taker].AddRange([name, .. values]));
    }

    private static Option? Find(Command command, string name) =>
        command.Options.FirstOrDefault(option =>
            string.Equals(option.Name, name, StringComparison.Ordinal) || option.Aliases.Contains(name));

    private static List<string> TakeValues(Option option, Queue<string> waiting)
    {
        var most = option.AllowMultipleArgumentsPerToken
            ? option.Arity.MaximumNumberOfValues
            : Math.Min(option.Arity.MaximumNumberOfValues, 1);
        var values = new List<string>();
        while (values.Count < most && waiting.TryPeek(out var next) && !OptionWord.IsOption(next) && CouldBe(option, next))
            values.Add(waiting.Dequeue());
        return values;
    }

    private static bool CouldBe(Option option, string value) => !option.IsSwitch() || bool.TryParse(value, out _);

    // The parser itself would take a following option for the missing value, and a word a switch cannot read for an argument.
    private static string? Misfit(Option option, string name, IReadOnlyList<string> values) => values switch
    {
        [] or [""] when option.Arity.MinimumNumberOfValues > 0 => $"{name} needs a value.",
        [var value, ..] when option.Arity.MaximumNumberOfValues == 0 => $"{name} takes no value, but was given '{value}'.",
        [var value, ..] when !CouldBe(option, value) => $"'{value}' is no value for {name}: expected true or false.",
        _ => null,
    };

    // What follows an unknown option is most likely its value: one report is enough.
    private static void SkipValue(Queue<string> waiting)
    {
        if (waiting.TryPeek(out var next) && !OptionWord.IsOption(next))
            waiting.Dequeue();
    }

    private string Unknown(string name)
    {
        var known = commands.SelectMany(command => command.Options).Where(option => !option.Hidden).Select(option => option.Name)
            .Concat([TaskRequest.TasksOption, TaskRequest.HelpOption]);
        return $"Unknown option {name}.{NearestName.Suggest(name, known)}";
    }
}
