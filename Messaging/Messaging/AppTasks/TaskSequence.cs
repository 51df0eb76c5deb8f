using System.CommandLine;

namespace Messaging.AppTasks;

/// <summary>A task and what it was given.</summary>
internal sealed record TaskStep(IAppTask Task, ParseResult Arguments)
{
    public string Name => Task.Command.Name;
}

/// <summary>Runs tasks one after another until one of them does not end with <see cref="ExitCodes.Done"/>.</summary>
/// <param name="steps">In the order to run.</param>
/// <param name="error">Takes which tasks were left out, and that one was stopped.</param>
internal sealed class TaskSequence(IReadOnlyList<TaskStep> steps, TextWriter error)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var exitCode = await RunAsync(steps[i], cancellationToken);
            if (exitCode == ExitCodes.Done)
                continue;
            var leftOut = string.Join(", ", steps.Skip(i + 1).Select(step => step.Name));
            if (leftOut.Length > 0)
                await error.WriteLineAsync($"Task '{steps[i].Name}' ended with exit code {exitCode}; not run: {leftOut}.");
            return exitCode;
        }

        return ExitCodes.Done;
    }

    private async Task<int> RunAsync(TaskStep step, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await step.Task.RunAsync(step.Arguments, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync($"Task '{step.Name}' was stopped before it was done.");
            return ExitCodes.Failed;
        }
    }
}
