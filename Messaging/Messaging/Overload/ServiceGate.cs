using Messaging.Errors;

namespace Messaging.Overload;

/// <summary>
/// Lets only so many services work at once. Those beyond wait in a short queue, first come, first served; those beyond that
/// are turned away. A place that is free costs no memory and some tens of nanoseconds. Thread-safe.
/// </summary>
internal sealed class ServiceGate : IDisposable
{
    private readonly SemaphoreSlim? _places;
    private readonly OverloadOptions _options;
    private readonly Episode _episode;
    private readonly ILogger _logger;
    private readonly GateMetrics _metrics;
    private readonly Failure _overloaded;
    private int _waiting;

    public ServiceGate(OverloadOptions options, TimeProvider clock, ILogger<ServiceGate> logger)
    {
        (_options, _episode, _logger) = (options, new(clock), logger);
        _places = options.Concurrency is { } places ? new(places, places) : null;
        _metrics = new(() => AtWork, () => Waiting);
        _overloaded = Overloaded(options);
    }

    /// <summary>Places that are taken; 0 where they are not counted.</summary>
    public int AtWork => _options.Concurrency is { } places ? places - _places!.CurrentCount : 0;

    /// <summary>Requests that wait for a place.</summary>
    public int Waiting => Math.Min(Volatile.Read(ref _waiting), _options.Queue);

    /// <summary>What a request that is turned away is answered.</summary>
    public static Failure Overloaded(OverloadOptions options) => new(
        StatusCodes.Status503ServiceUnavailable, "Overloaded", "The service has as many requests as it can take. Try again a little later.")
    {
        RetryAfter = options.RetryAfter,
    };

    /// <summary>Takes a place, to be given back by <see cref="Leave"/>, or waits for one.</summary>
    /// <returns>Null; or the failure where none became free in time, and there is nothing to give back.</returns>
    /// <exception cref="OperationCanceledException">The request was given up while it waited.</exception>
    public ValueTask<Failure?> EnterAsync(CancellationToken cancellationToken) =>
        _places is null || _places.Wait(0, CancellationToken.None) ? default : WaitAsync(_places, cancellationToken);

    /// <summary>Gives a place back, to the one that has waited longest.</summary>
    public void Leave() => _places?.Release();

    public void Dispose()
    {
        _places?.Dispose();
        _metrics.Dispose();
    }

    private async ValueTask<Failure?> WaitAsync(SemaphoreSlim places, CancellationToken cancellationToken)
    {
        try
        {
            return Interlocked.Increment(ref _waiting) <= _options.Queue && await places.WaitAsync(_options.QueueTime, cancellationToken)
                ? null
                : Shed();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private Failure Shed()
    {
        _metrics.Shed();
        if (_episode.Begins())
            Log.Overloaded(_logger, _options.Concurrency!.Value, _options.Queue);
        return _overloaded;
    }
}
