using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using StackExchange.Redis;
using StockStats.ServiceInterface.Telemetry;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>
/// The connection to Redis, made in the background when it is first wanted. No question fails or waits long: what Redis does not answer
/// in time counts as not there. Thread-safe.
/// </summary>
internal sealed class RedisLink(ConfigurationOptions options, RedisHealth health, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Longest wait for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Lock _starting = new();
    private Task<ConnectionMultiplexer>? _connecting;
    private ConnectionFailureType _lastFailure;

    public RedisHealth Health => health;

    /// <summary>Asks Redis, where it is there and not resting.</summary>
    /// <returns>What it said; default where it did not, whatever the reason.</returns>
    public async Task<RedisAnswer<T>> AskAsync<T>(Func<IConnectionMultiplexer, Task<T>> question, [CallerMemberName] string caller = "")
    {
        var connecting = ConnectAsync();
        if (!connecting.IsCompleted || !health.TryEnter()) return default;
        using var span = Tracing.Ask("redis", caller);
        try
        {
            var answer = await question(await connecting).WaitAsync(Patience, clock);
            health.Succeed();
            return new(true, answer);
        }
        catch (Exception failure) when (IsOfRedis(failure))
        {
            span?.SetStatus(ActivityStatusCode.Error);
            health.Fail(Reason(failure));
            return default;
        }
    }

    /// <summary>Waits until the first attempt to connect has ended, one way or the other, but no longer than a time.</summary>
    public Task ConnectAsync(TimeSpan patience) => ConnectAsync().WaitAsync(patience, clock).ContinueWith(_ => { }, TaskScheduler.Default);

    public async ValueTask DisposeAsync()
    {
        Task<ConnectionMultiplexer>? connecting;
        lock (_starting) connecting = _connecting;
        if (connecting is not { IsCompletedSuccessfully: true }) return;
        var connection = await connecting;
        await connection.CloseAsync(allowCommandsToComplete: false);
        await connection.DisposeAsync();
    }

    /// <summary>An attempt that found no server goes on by itself in the background; one that broke off is begun again.</summary>
    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        lock (_starting)
        {
            return _connecting is null || (_connecting.IsFaulted && health.IsUsable) ? _connecting = Task.Run(OpenAsync) : _connecting;
        }
    }

    private async Task<ConnectionMultiplexer> OpenAsync()
    {
        var connection = await ConnectionMultiplexer.ConnectAsync(options);
        connection.ConnectionFailed += (_, failed) => _lastFailure = failed.FailureType;
        return connection;
    }

    /// <summary>Nothing of what the client, its connection or a closed connection may throw is of any concern to who asked.</summary>
    private static bool IsOfRedis(Exception failure) => failure is RedisException or RedisCommandException or TimeoutException
        or OperationCanceledException or InvalidOperationException or IOException or SocketException;

    private string Reason(Exception failure) => failure switch
    {
        TimeoutException => FormattableString.Invariant($"no answer within {Patience.TotalMilliseconds:0} ms"),
        RedisServerException refused => refused.Message,
        RedisConnectionException lost when _lastFailure == ConnectionFailureType.None => $"{lost.FailureType}",
        RedisConnectionException => $"{_lastFailure}",
        _ => failure.GetType().Name,
    };
}

/// <summary>What came of a question.</summary>
/// <param name="Came">Whether Redis answered.</param>
/// <param name="Value">What it answered.</param>
internal readonly record struct RedisAnswer<T>(bool Came, T? Value);
