using System.Diagnostics;
using System.Text;

namespace StockStats.Tests.Program;

/// <summary>
/// Sends a server rounds of prices: all prices and volumes of a round are its number. Remembers when each round was acknowledged.
/// </summary>
internal sealed class RoundWriter(RunningServer server, int rounds)
{
    public const string Key = "0123456789abcdef-rounds";
    public const int Days = 30;

    /// <summary>Arguments of a server that may be written to.</summary>
    public static readonly string[] Settings = ["--Auth:Keys:tests:Key", Key, "--Auth:Keys:tests:Scopes", "prices:write"];

    public static readonly string[] Symbols = ["A", "B"];

    private static readonly DateOnly First = new(2024, 1, 2);

    private readonly long[] _acknowledged = new long[rounds + 1];
    private int _last;

    /// <summary>The highest round that was acknowledged.</summary>
    public int Last => Volatile.Read(ref _last);

    /// <summary>The highest round that had been acknowledged at a moment, from a lower one on.</summary>
    public int At(long timestamp, int from)
    {
        var round = from;
        while (round < Last && _acknowledged[round + 1] <= timestamp) round++;
        return round;
    }

    /// <summary>Sends one round of both symbols.</summary>
    public async Task SendAsync(int round)
    {
        var rows = new StringBuilder("symbol,date,open_price,high_price,low_price,close_price,volume\n");
        foreach (var symbol in Symbols)
        {
            for (var day = 0; day < Days; day++)
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{symbol},{First.AddDays(day):yyyy-MM-dd},{round},{round},{round},{round},{round}\n");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/financial_data") { Content = new StringContent(rows.ToString(), Encoding.UTF8, "text/csv") };
        request.Headers.Add("X-Api-Key", Key);
        using var response = await server.Client.SendAsync(request);
        Assert.That(response.IsSuccessStatusCode, Is.True, await response.Content.ReadAsStringAsync());
        _acknowledged[round] = Stopwatch.GetTimestamp();
        Volatile.Write(ref _last, round);
    }
}
