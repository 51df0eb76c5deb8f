using System.IO.Enumeration;

namespace Messaging.Tests.Replay;

/// <summary>A place at which this host answers otherwise than ServiceStack, on purpose.</summary>
/// <param name="Captures">The captures in which it shows, by name; every one of them must still differ. None for all with that header.</param>
/// <param name="Place">As in <see cref="Difference"/>; <c>*</c> stands for anything.</param>
/// <param name="Reason">What is done instead, and why.</param>
internal sealed record KnownDifference(IReadOnlyList<string> Captures, string Place, string Reason)
{
    /// <summary>True where the capture must differ here.</summary>
    public bool IsOf(Capture capture) => Captures is []
        ? capture.Answer.Headers.ContainsKey(Place)
        : Captures.Contains(capture.Name, StringComparer.Ordinal);

    public bool Allows(Difference difference) => FileSystemName.MatchesSimpleExpression(Place, difference.Place, ignoreCase: false);

    /// <summary>The row of the page on differences.</summary>
    public override string ToString() => $"| {(Captures is [] ? "all that have it" : string.Join(", ", Captures))} | `{Place}` | {Reason} |";
}
