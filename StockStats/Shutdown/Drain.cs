namespace StockStats.Shutdown;

/// <summary>
/// The end of a server: from the moment it is asked to stop, answers tell clients to close their connections, and it counts as quiet
/// once none has sent a request for a while. Thread-safe.
/// </summary>
internal sealed class Drain(TimeProvider time)
{
    /// <summary>
    /// A connection that has brought no request for so long is idle, and may be closed. One that is busy brings its next one well within it,
    /// and then learns that it is the last.
    /// </summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(10);

    private long _lastRequest;
    private int _connections;
    private volatile bool _hasBegun;

    /// <summary>Whether the server was asked to stop.</summary>
    public bool HasBegun => _hasBegun;

    /// <summary>Begins; once.</summary>
    public void Begin()
    {
        NoteRequest();
        _hasBegun = true;
    }

    /// <summary>Notes that a client is not idle.</summary>
    public void NoteRequest() => Volatile.Write(ref _lastRequest, time.GetTimestamp());

    public void Open() => Interlocked.Increment(ref _connections);

    public void Close() => Interlocked.Decrement(ref _connections);

    /// <summary>Waits until no connection is open, or none has brought a request for <see cref="Quiet"/>.</summary>
    /// <param name="cancellationToken">Ends the waiting without an error: time is up.</param>
    public async Task WhenQuietAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LookAgain, time);
        while (HasBegun && Volatile.Read(ref _connections) > 0 && time.GetElapsedTime(Volatile.Read(ref _lastRequest)) < Quiet)
        {
            if (cancellationToken.IsCancellationRequested) return;
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
