namespace StockStats.Benchmarks;

/// <summary>A comparison that can be run by itself.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Options">Names of the options it takes.</param>
/// <param name="RunAsync">Runs it with a folder that is removed afterwards.</param>
internal sealed record Command(string Name, string[] Options, Func<string, Options, Task> RunAsync)
{
    /// <summary>A line of the help.</summary>
    public string Usage => Name + string.Concat(Options.Select(option => $" [{option} N]"));
}
