using System.Text.RegularExpressions;

namespace StockStats.Tests.Deployment.Support;

/// <summary>deploy/nginx/upstream.conf.</summary>
internal static partial class UpstreamFile
{
    /// <summary>Host and port of each replica.</summary>
    public static IReadOnlyList<string> Replicas(string text) => [.. Server().Matches(text).Select(match => match.Groups["address"].Value)];

    /// <summary>
    /// The file with other replicas. What nginx before 1.27.3 lacks, the following of names to new addresses, goes; all else stays.
    /// </summary>
    public static string With(string text, IReadOnlyList<string> replicas)
    {
        var i = 0;
        return Server().Replace(Resolver().Replace(text, ""), match => i < replicas.Count
            ? match.Value.Replace(match.Groups["address"].Value, replicas[i++], StringComparison.Ordinal).Replace(" resolve", "", StringComparison.Ordinal)
            : "");
    }

    [GeneratedRegex(@"^\s*server (?<address>\S+) resolve .*;$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Server();

    [GeneratedRegex(@"^\s*resolver .*;$", RegexOptions.Multiline)]
    private static partial Regex Resolver();
}
