using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StockStats.Tests.Deployment.Support;

/// <summary>A request exactly as it is written, and its answer: not read on to the end of the connection, which may be cut.</summary>
internal static partial class RawRequest
{
    public static async Task<string> SendAsync(Stream connection, string request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await connection.WriteAsync(Encoding.ASCII.GetBytes(request), patience.Token);
        var answer = new StringBuilder();
        var buffer = new byte[16_384];
        while (!IsWhole(answer.ToString()) && await connection.ReadAsync(buffer, patience.Token) is > 0 and var length)
            answer.Append(Encoding.ASCII.GetString(buffer, 0, length));
        return answer.ToString();
    }

    private static bool IsWhole(string answer) => Head().Match(answer) is { Success: true } head
        && answer.Length - head.Length >= int.Parse(head.Groups["length"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A.*\r\nContent-Length: (?<length>\d+)\r\n.*?\r\n\r\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
