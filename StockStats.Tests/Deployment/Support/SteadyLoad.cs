using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using StockStats.Tests.Caching.Support;

namespace StockStats.Tests.Deployment.Support;

/// <summary>Clients that ask for the same statistics one request after the other, until it is disposed of.</summary>
internal sealed class SteadyLoad : IAsyncDisposable
{
    public const int Clients = 8;

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Outcome> _outcomes = new();
    private readonly HttpClient _client;
    private readonly Task[] _clients;

    public SteadyLoad(HttpClient client)
    {
        _client = client;
        _clients = [.. Enumerable.Range(0, Clients).Select(_ => Task.Run(AskAsync))];
    }

    public IReadOnlyList<Outcome> Outcomes => [.. _outcomes];

    /// <summary>Waits until so many more requests than now have ended, each as it should.</summary>
    public Task MoreAsync(int requests, Func<Outcome, bool> isIt)
    {
        var from = Stopwatch.GetTimestamp();
        return Eventually.TrueAsync(() => _outcomes.Count(outcome => outcome.Begin > from && isIt(outcome)) >= requests);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
        _stop.Dispose();
    }

    private async Task AskAsync()
    {
        while (!_stop.IsCancellationRequested) _outcomes.Enqueue(await AskOnceAsync());
    }

    private async Task<Outcome> AskOnceAsync()
    {
        var begin = Stopwatch.GetTimestamp();
        try
        {
            using var response = await _client.GetAsync(FrontedServers.Statistics);
            var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            return response.StatusCode is HttpStatusCode.OK
                ? new(begin, 200, body.GetProperty("data").GetProperty("average_daily_close_price").GetDecimal(), "", null)
                : new(begin, (int)response.StatusCode, null, body.GetProperty("responseStatus").GetProperty("errorCode").GetString()!, response.Headers.RetryAfter?.Delta);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException)
        {
            return new(begin, 0, null, failure.Message, null);
        }
    }

    /// <param name="Begin">When it was asked.</param>
    /// <param name="Status">0 where no whole answer came.</param>
    /// <param name="Round">The round of the prices that were answered.</param>
    /// <param name="Error">The error code, or what went wrong on the way.</param>
    /// <param name="RetryAfter">Of an error.</param>
    internal sealed record Outcome(long Begin, int Status, decimal? Round, string Error, TimeSpan? RetryAfter);
}
