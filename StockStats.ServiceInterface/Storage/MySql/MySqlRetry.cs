using Microsoft.Extensions.Logging;
using MySqlConnector;
using Polly;
using Polly.Retry;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>
/// Tries whole operations again that the server took back for a reason that passes: a deadlock, a lost connection, a restart. Waits
/// about 0.1, 0.2, 0.4 … s between tries, spread at random so that writers that met once do not meet again.
/// </summary>
internal sealed partial class MySqlRetry(int retries, TimeProvider clock, ILogger<MySqlRetry> logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline _pipeline = retries == 0 ? ResiliencePipeline.Empty : Build(retries, clock, logger);

    /// <summary>Runs an operation, from opening its connection to the end of its transaction, until it passes or the tries are spent.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await operation(token), cancellationToken);

    private static ResiliencePipeline Build(int retries, TimeProvider clock, ILogger logger) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } error && MySqlErrors.IsTransient(error)),
            MaxRetryAttempts = retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstDelay,
            MaxDelay = LongestDelay,
            OnRetry = arguments =>
            {
                var error = arguments.Outcome.Exception;
                var code = error is MySqlException { ErrorCode: not MySqlErrorCode.None } mysql ? mysql.ErrorCode.ToString() : "LostConnection";
                LogRetry(logger, code, arguments.AttemptNumber + 1, retries, arguments.RetryDelay.TotalMilliseconds);
                return ValueTask.CompletedTask;
            },
        }).Build();

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Database operation met {Error}: try {Attempt} of {Retries} follows in {Delay:0} ms")]
    private static partial void LogRetry(ILogger logger, string error, int attempt, int retries, double delay);
}
