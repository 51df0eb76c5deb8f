using Microsoft.Extensions.Logging;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>
/// Whether Redis may be asked: after a failure it is left alone for a while, and then one caller tries it again. Says once when it goes
/// away and once when it is back. Thread-safe.
/// </summary>
internal sealed partial class RedisHealth(string servers, TimeProvider clock, RedisMetrics metrics, ILogger<RedisHealth> log)
{
    /// <summary>How long Redis is left alone after a failure.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Time without a failure after which it counts as back: one that answers now and then is told as away, once.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

    private readonly Lock _changing = new();
    private long? _restingSince;
    private long? _failedAt;
    private bool _isAway;
    private string? _trouble = "it has not answered yet";

    /// <summary>Why Redis does not count as there, for people; null where it does.</summary>
    public string? Trouble
    {
        get
        {
            lock (_changing) return _trouble;
        }
    }

    /// <summary>Whether it is worth asking for.</summary>
    public bool IsUsable
    {
        get
        {
            lock (_changing) return !IsResting;
        }
    }

    private bool IsResting => _restingSince is { } since && clock.GetElapsedTime(since) < Rest;

    /// <summary>Leave to ask. After a rest one caller gets it, and the others once that one was answered.</summary>
    public bool TryEnter()
    {
        lock (_changing)
        {
            if (_restingSince is null) return true;
            if (IsResting) return false;
            _restingSince = clock.GetTimestamp();
            return true;
        }
    }

    public void Succeed()
    {
        lock (_changing)
        {
            _restingSince = null;
            if (_trouble is null || (_failedAt is { } failed && clock.GetElapsedTime(failed) < Calm)) return;
            _trouble = null;
            if (_isAway) Back(log, servers);
            _isAway = false;
        }
    }

    /// <param name="reason">For people: no secret, no address that the settings do not have.</param>
    public void Fail(string reason)
    {
        metrics.Failure();
        lock (_changing)
        {
            _failedAt = _restingSince = clock.GetTimestamp();
            _trouble = reason;
            if (!_isAway) Away(log, servers, reason);
            _isAway = true;
        }
    }

    [LoggerMessage(1210, LogLevel.Warning, "Redis ({Servers}) cannot be used: {Reason}. The service goes on without it: each server reads the database itself, and sees changes of others at its next poll")]
    private static partial void Away(ILogger log, string servers, string reason);

    [LoggerMessage(1211, LogLevel.Information, "Redis ({Servers}) is used again")]
    private static partial void Back(ILogger log, string servers);
}
