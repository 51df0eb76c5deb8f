namespace StockStats.Tests.Caching.Support;

/// <summary>Waits for what another process, or work in the background, brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    /// <summary>Asks again and again until the answer is yes, and fails where it is not within a minute.</summary>
    public static async Task TrueAsync(Func<Task<bool>> isTrue)
    {
        using var patience = new CancellationTokenSource(Bound);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await isTrue()) await timer.WaitForNextTickAsync(patience.Token);
    }

    public static Task TrueAsync(Func<bool> isTrue) => TrueAsync(() => Task.FromResult(isTrue()));
}
