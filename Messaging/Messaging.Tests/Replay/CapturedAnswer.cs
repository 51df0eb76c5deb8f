using Messaging.Tests.Hosting;

namespace Messaging.Tests.Replay;

/// <summary>An answer as far as it is compared: its body with LF as ends of lines, and none after the last line.</summary>
internal sealed record CapturedAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static CapturedAnswer Of(Reply reply)
    {
        var headers = reply.Response.Headers.NonValidated.Concat(reply.Response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new((int)reply.Status, headers, reply.Body.ReplaceLineEndings("\n").TrimEnd('\n'));
    }
}
