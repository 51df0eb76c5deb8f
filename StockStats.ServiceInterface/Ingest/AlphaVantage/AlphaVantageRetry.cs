using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>Asks again, a bounded number of times, where an answer says that a later request may fare better.</summary>
internal sealed class AlphaVantageRetry(IOptions<AlphaVantageOptions> options, TimeProvider time, ILogger<AlphaVantageRetry> log)
{
    private readonly ResiliencePipeline<AlphaVantageAnswer> _pipeline =
        options.Value.MaxRetries == 0 ? ResiliencePipeline<AlphaVantageAnswer>.Empty : Build(options.Value, time, log);

    /// <summary>The last answer: one that is final, or that of the last try.</summary>
    /// <param name="symbol">What is asked for, for the log.</param>
    /// <param name="ask">Sends one request, in its turn.</param>
    /// <param name="cancellationToken">Stops a request, or the wait before the next one.</param>
    public async Task<AlphaVantageAnswer> RunAsync(
        string symbol, Func<CancellationToken, Task<AlphaVantageAnswer>> ask, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(symbol, cancellationToken);
        try
        {
            return await _pipeline.ExecuteAsync(async (running, send) => await send(running.CancellationToken), context, ask);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResiliencePipeline<AlphaVantageAnswer> Build(AlphaVantageOptions options, TimeProvider time, ILogger log) =>
        new ResiliencePipelineBuilder<AlphaVantageAnswer> { TimeProvider = time }.AddRetry(new()
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { Retry: not Retry.Never }),
            MaxRetryAttempts = options.MaxRetries,
            DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(Delay(options, arguments.Outcome.Result!)),
            OnRetry = arguments =>
            {
                var refused = arguments.Outcome.Result!.Refusal!.Kind;
                var next = arguments.AttemptNumber + 2;
                IngestLog.Retrying(log, arguments.Context.OperationKey!, refused, next, options.MaxRetries + 1, arguments.RetryDelay.TotalSeconds);
                return ValueTask.CompletedTask;
            },
        }).Build();

    private static TimeSpan Delay(AlphaVantageOptions options, AlphaVantageAnswer answer) =>
        TimeSpan.FromSeconds(answer.Retry == Retry.AfterAMinute ? options.MinuteRetrySeconds : options.RetrySeconds);
}
