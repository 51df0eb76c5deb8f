using System.Runtime.InteropServices;

namespace StockStats.ServiceInterface.RateLimits;

/// <summary>What callers have spent at this process. Thread-safe, and bounded however many callers there are.</summary>
/// <param name="clock">Which time it is.</param>
/// <param name="mostCallers">Callers told from each other; those beyond are counted as one.</param>
internal sealed class LocalRates(TimeProvider clock, int mostCallers = LocalRates.MostCallers)
{
    /// <summary>Some 20 MB of them.</summary>
    public const int MostCallers = 100_000;

    private const string Others = "others";

    /// <summary>Looking through all callers takes a millisecond: not for each newcomer.</summary>
    private static readonly long Pause = TimeSpan.FromSeconds(1).Ticks;

    private readonly Dictionary<string, long> _paidAt = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();
    private readonly long _start = clock.GetTimestamp();
    private long _sweptAt = -Pause;

    public int Count
    {
        get
        {
            lock (_changing) return _paidAt.Count;
        }
    }

    public RateVerdict Take(string caller, RateLimit limit, int further)
    {
        var cost = limit.CostOf(further);
        lock (_changing)
        {
            var now = clock.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerMicrosecond;
            ref var paidAt = ref CollectionsMarshal.GetValueRefOrAddDefault(_paidAt, KeyOf(caller, now), out _);
            var debt = Math.Max(0, paidAt - now);
            if (debt + cost > limit.Room) return limit.Verdict(isAllowed: false, debt, further);
            paidAt = now + debt + cost;
            return limit.Verdict(isAllowed: true, debt + cost, further);
        }
    }

    private string KeyOf(string caller, long now)
    {
        if (_paidAt.Count < mostCallers || _paidAt.ContainsKey(caller)) return caller;
        Sweep(now);
        return _paidAt.Count < mostCallers ? caller : Others;
    }

    /// <summary>Forgets those who have paid: they are as good as new.</summary>
    private void Sweep(long now)
    {
        if ((now * TimeSpan.TicksPerMicrosecond) - _sweptAt < Pause) return;
        _sweptAt = now * TimeSpan.TicksPerMicrosecond;
        foreach (var (caller, paidAt) in _paidAt)
        {
            if (paidAt <= now) _paidAt.Remove(caller);
        }
    }
}
