namespace Messaging.Overload;

/// <summary>Events within some seconds of each other are one episode, which is told once. Thread-safe.</summary>
internal sealed class Episode(TimeProvider clock)
{
    /// <summary>Time without an event after which another one begins.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private long _last;

    /// <summary>Takes down an event; true where it is the first of an episode.</summary>
    public bool Begins()
    {
        var now = clock.GetTimestamp();
        var last = Interlocked.Exchange(ref _last, now);
        return last == 0 || clock.GetElapsedTime(last, now) >= Quiet;
    }
}
