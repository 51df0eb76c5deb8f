using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace StockStats.Tests.Program;

/// <summary>Asks a server again and again for one symbol, on a connection of its own, and holds what freshness promises.</summary>
internal sealed class RoundReader(Uri address, string symbol) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = address };

    /// <summary>Answers with prices.</summary>
    public int Good { get; private set; }

    /// <summary>Answers 503, in the envelope.</summary>
    public int Refused { get; private set; }

    /// <summary>The round of the last answer.</summary>
    public int Round { get; private set; }

    /// <summary>Reads until it sees a round that is the last one.</summary>
    public async Task ReadAsync(RoundWriter writer, int last)
    {
        var acknowledged = 0;
        while (Round < last)
        {
            var begin = Stopwatch.GetTimestamp();
            acknowledged = writer.At(begin - Stopwatch.Frequency, acknowledged);
            if (await AskAsync() is not { } seen) continue;
            Assert.That(seen, Is.GreaterThanOrEqualTo(Round), "an answer went back");
            Assert.That(seen, Is.GreaterThanOrEqualTo(acknowledged), "an answer was older than a second");
            Round = seen;
        }
    }

    /// <returns>The round that all of an answer is of; null for a 503.</returns>
    public async Task<int?> AskAsync()
    {
        using var response = await _client.GetAsync($"/api/financial_data?symbol={symbol}&limit=100");
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Assert.That(body.GetProperty("responseStatus").GetProperty("errorCode").GetString(), Is.EqualTo("StorageUnavailable"));
            Refused++;
            return null;
        }

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var rows = body.GetProperty("data").EnumerateArray().ToList();
        int[] rounds = [.. rows.SelectMany(Numbers).Distinct()];
        Assert.That((rows.Count, rounds.Length), Is.EqualTo((RoundWriter.Days, 1)), $"a mix of rounds: {string.Join(", ", rounds)}");
        Good++;
        return rounds[0];
    }

    public void Dispose() => _client.Dispose();

    private static IEnumerable<int> Numbers(JsonElement row) =>
        from name in (string[])["open_price", "high_price", "low_price", "close_price", "volume"] select row.GetProperty(name).GetInt32();
}
