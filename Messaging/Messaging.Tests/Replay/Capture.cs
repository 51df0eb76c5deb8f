using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Messaging.Tests.Replay;

/// <summary>
/// A request to ServiceStack and what it answered, recorded as text: the request's path and curl options in the first line,
/// then the answer's status line, headers, an empty line and the body. Ends of lines are recorded as LF, and that of the last
/// line not at all.
/// </summary>
internal sealed partial record Capture(string Name, HttpMethod Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, string? Body)
{
    private const string Prefix = "captures/";

    public static IReadOnlyList<Capture> All { get; } =
        [.. typeof(Capture).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>What ServiceStack answered.</summary>
    public required CapturedAnswer Answer { get; init; }

    /// <summary>The same request for another server.</summary>
    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(Method, Path);
        if (Method == HttpMethod.Post)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body ?? ""));
        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content!.Headers.TryAddWithoutValidation(name, value);
        }
        return request;
    }

    public override string ToString() => Name;

    private static Capture Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n');
        var asked = RequestLine().Match(lines[0]);
        var options = asked.Groups["option"].Captures.Zip(asked.Groups["value"].Captures, (option, value) => (Option: option.Value, Value: value.Value.Trim())).ToArray();
        var method = Array.Find(options, option => option.Option is "X").Value ?? (Array.Exists(options, option => option.Option is "I") ? "HEAD" : "GET");
        return new(
            resource[Prefix.Length..],
            new(method),
            asked.Groups["path"].Value,
            [.. options.Where(option => option.Option is "H").Select(option => option.Value.Split(": ")).Select(header => (header[0], header[1]))],
            Array.Find(options, option => option.Option is "d").Value)
        {
            Answer = ReadAnswer(lines[1..]),
        };
    }

    private static CapturedAnswer ReadAnswer(string[] lines)
    {
        var end = Array.IndexOf(lines, "");
        return new(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            lines[1..end].Select(line => line.Split(": ", 2)).ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase),
            string.Join('\n', lines[(end + 1)..]).TrimEnd('\n'));
    }

    /// <summary>A value goes on to the next option: <c>-H Content-Type: a -d b</c>.</summary>
    [GeneratedRegex("^> (?<path>\\S+)( -(?<option>[XHgdI])(?<value>.*?)(?= -[XHgdI]( |$)|$))* ?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RequestLine();
}
