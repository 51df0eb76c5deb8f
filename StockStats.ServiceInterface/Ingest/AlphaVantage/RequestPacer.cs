using Microsoft.Extensions.Options;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>
/// Spaces the requests of this process so that a second's, a minute's and a day's limit all hold, retries included. A turn that was
/// given counts, whatever becomes of the request. Thread-safe.
/// </summary>
internal sealed class RequestPacer : IDisposable
{
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Window _spacing;
    private readonly Window _minute;
    private readonly Window _day;

    public RequestPacer(IOptions<AlphaVantageOptions> options, TimeProvider time)
    {
        _time = time;
        _spacing = new(1, TimeSpan.FromSeconds(1 / options.Value.PerSecond), time);
        _minute = new(options.Value.PerMinute, TimeSpan.FromMinutes(1), time);
        _day = new(options.Value.PerDay, TimeSpan.FromDays(1), time);
    }

    /// <summary>Waits until a request may be sent, and counts it as sent.</summary>
    /// <returns>False, at once, where the day's requests are spent.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_day.Wait() > TimeSpan.Zero) return false;
            while (TimeSpan.FromTicks(Math.Max(_spacing.Wait().Ticks, _minute.Wait().Ticks)) is { Ticks: > 0 } wait)
                await Task.Delay(wait, _time, cancellationToken);
            foreach (var window in (Window[])[_spacing, _minute, _day]) window.Count();
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>At most <paramref name="limit"/> requests in any stretch of a length; 0 for any number.</summary>
    private sealed class Window(int limit, TimeSpan length, TimeProvider time)
    {
        private readonly Queue<long> _sent = new();

        /// <summary>How long until one more fits in; zero or less where it does now.</summary>
        public TimeSpan Wait() => limit > 0 && _sent.Count == limit ? length - time.GetElapsedTime(_sent.Peek()) : TimeSpan.Zero;

        public void Count()
        {
            if (limit == 0) return;
            if (_sent.Count == limit) _sent.Dequeue();
            _sent.Enqueue(time.GetTimestamp());
        }
    }
}
