using Messaging.Metadata.Html;

namespace Messaging.Metadata.Samples;

/// <summary>A request that can be sent as it stands.</summary>
/// <param name="Verb">Upper case.</param>
/// <param name="Path">With its parameters filled in, escaped as an address needs.</param>
/// <param name="Query">Names and values, not escaped; empty where a body carries them.</param>
internal sealed record SampleRequest(string Verb, string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    /// <summary>True where its values travel in a body.</summary>
    public bool HasBody => Verb is "POST" or "PUT" or "PATCH";

    /// <summary>How curl sends it.</summary>
    /// <param name="accept">The media type to ask for.</param>
    /// <param name="body">Null where it has none.</param>
    public Markup ToCurl(string accept, SampleAnswer? body) =>
        CommandLine.Of(Start(), Arguments(accept, body).Select(argument => Markup.Of($"{argument}")));

    private Markup Start()
    {
        // curl asks with GET, or POST where there is data, unless told otherwise; -G sends data in the query.
        var verb = (Verb, HasBody) switch
        {
            ("GET", _) => "",
            ("POST", true) => "",
            _ => $" -X {Verb}",
        };
        var query = Query.Count > 0 ? " -G" : "";
        return Markup.Of($"curl{verb}{query} &#39;{Markup.Host}{Path.Replace("'", "%27", StringComparison.Ordinal)}&#39;");
    }

    private IEnumerable<string> Arguments(string accept, SampleAnswer? body)
    {
        yield return $"-H {CommandLine.Quote($"Accept: {accept}")}";
        foreach (var (name, value) in Query)
            yield return $"--data-urlencode {CommandLine.Quote($"{name}={value}")}";
        if (body is null)
            yield break;
        yield return $"-H {CommandLine.Quote($"Content-Type: {body.ContentType.Split(';')[0]}")}";
        yield return $"--data-binary {CommandLine.Quote(body.Body)}";
    }
}
