namespace StockStats.Tests.Program;

/// <summary>Waits for tasks of which one that fails must not leave the others waiting for it.</summary>
internal static class Failing
{
    /// <summary>Ends when all have ended, or as the first one that fails.</summary>
    public static async Task FirstAsync(IEnumerable<Task> tasks)
    {
        await foreach (var ended in Task.WhenEach(tasks)) await ended;
    }
}
