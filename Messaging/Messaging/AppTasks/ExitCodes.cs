namespace Messaging.AppTasks;

/// <summary>Exit codes every program with tasks has; tasks may add their own from 3.</summary>
public static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Stopped on request, or failed for a reason without a code of its own.</summary>
    public const int Failed = 1;

    /// <summary>An unknown task or option, or a value that cannot be read: nothing was run.</summary>
    public const int WrongUsage = 2;
}
