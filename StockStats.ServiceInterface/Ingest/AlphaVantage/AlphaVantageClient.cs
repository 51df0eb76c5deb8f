using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>
/// Sends requests to AlphaVantage: within the quota that all processes share, and repeated a bounded number of times where that may help.
/// Retries are made here and not in a message handler, since each one has to wait for its turn and spends a request of the day, and
/// since a refusal comes with status 200.
/// </summary>
internal sealed class AlphaVantageClient(
    HttpClient http, IOptions<AlphaVantageOptions> options, AlphaVantageQuota quota, AlphaVantageRetry retry, ProviderMetrics metrics)
{
    /// <summary>Largest answer read, in bytes: 64 MiB, some thirty times the longest history there is.</summary>
    public const int LargestAnswer = 64 * 1024 * 1024;

    /// <summary>Asks until an answer is final or the retries are spent.</summary>
    public Task<AlphaVantageAnswer> GetAsync(AlphaVantageQuery query, string key, CancellationToken cancellationToken) =>
        retry.RunAsync(query.Subject, token => AskAsync(query, key, token), cancellationToken);

    private async Task<AlphaVantageAnswer> AskAsync(AlphaVantageQuery query, string key, CancellationToken cancellationToken)
    {
        var (sentAt, daySpent) = await quota.ReserveAsync(key, cancellationToken);
        if (daySpent is not null) return AlphaVantageAnswer.Spent(daySpent, key);
        var answer = await SendAsync(query, key, cancellationToken);
        metrics.Answered(answer.Refusal?.Kind);
        daySpent = await quota.RecordAsync(key, sentAt, answer.Refusal?.Kind, cancellationToken);
        return daySpent is null ? answer : AlphaVantageAnswer.Spent(daySpent, key);
    }

    private async Task<AlphaVantageAnswer> SendAsync(AlphaVantageQuery query, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(query.Address(options.Value.BaseUrl, key), cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK) return OtherStatus(response, key);
            return AlphaVantageAnswer.Of(await response.Content.ReadAsByteArrayAsync(cancellationToken), query, key);
        }
        catch (HttpRequestException e)
        {
            return AlphaVantageAnswer.Failed(
                $"AlphaVantage could not be reached or broke off ({e.HttpRequestError}). Check the network and AlphaVantage:BaseUrl.",
                key,
                retry: e.HttpRequestError != HttpRequestError.ConfigurationLimitExceeded);
        }
        catch (InvalidDataException)
        {
            return AlphaVantageAnswer.Failed(
                "AlphaVantage's answer is damaged: it cannot be decompressed. Run it again later.", key, retry: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = http.Timeout.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);
            return AlphaVantageAnswer.Failed(
                $"AlphaVantage did not answer within {seconds} s (AlphaVantage:TimeoutSeconds). Run it again later.",
                key,
                retry: true);
        }
    }

    private static AlphaVantageAnswer OtherStatus(HttpResponseMessage response, string key)
    {
        var status = (int)response.StatusCode;
        var advice = status switch
        {
            >= 500 or 408 or 429 => "Run it again later.",
            >= 300 and < 400 =>
                "It redirects elsewhere, which is not followed since the request holds the key; correct AlphaVantage:BaseUrl.",
            _ => "Check AlphaVantage:BaseUrl and any proxy on the way.",
        };
        return AlphaVantageAnswer.Failed($"AlphaVantage answered with HTTP status {status}. {advice}", key, status is >= 500 or 408 or 429);
    }
}
