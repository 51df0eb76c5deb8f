namespace Messaging.Tests.Replay;

/// <summary>One place at which two answers differ.</summary>
/// <param name="Place"><c>status</c>, the name of a header, or <c>body</c> with the path in it.</param>
/// <param name="Recorded">What ServiceStack has there; null for nothing.</param>
/// <param name="Ours">What this host has there; null for nothing.</param>
internal sealed record Difference(string Place, string? Recorded, string? Ours)
{
    private static readonly string[] Headers = ["Content-Type", "Content-Disposition", "Vary", "X-AutoBatch-Completed", "Allow"];

    /// <summary>Every difference that counts.</summary>
    public static IEnumerable<Difference> Between(CapturedAnswer recorded, CapturedAnswer ours)
    {
        if (recorded.Status != ours.Status)
            yield return new("status", $"{recorded.Status}", $"{ours.Status}");
        foreach (var header in Headers)
        {
            var (theirs, own) = (recorded.Headers.GetValueOrDefault(header), ours.Headers.GetValueOrDefault(header));
            if (!string.Equals(theirs, own, StringComparison.Ordinal))
                yield return new(header, theirs, own);
        }
        foreach (var difference in Bodies(recorded, ours))
            yield return difference;
    }

    private static IEnumerable<Difference> Bodies(CapturedAnswer recorded, CapturedAnswer ours)
    {
        var type = recorded.Headers.GetValueOrDefault("Content-Type")?.Split(';')[0];
        if (recorded.Body.Length > 0 && ours.Body.Length > 0 && type is "application/json")
            return JsonDifferences.Between(recorded.Body, ours.Body);
        if (recorded.Body.Length > 0 && ours.Body.Length > 0 && type is "application/xml")
            return XmlDifferences.Between(recorded.Body, ours.Body);
        return string.Equals(recorded.Body, ours.Body, StringComparison.Ordinal) ? [] : [new("body", recorded.Body, ours.Body)];
    }
}
