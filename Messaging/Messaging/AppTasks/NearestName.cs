namespace Messaging.AppTasks;

/// <summary>Finds what a mistyped name was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>A sentence to append, such as <c> Did you mean 'ingest'?</c>; empty when no name is close.</summary>
    public static string Suggest(string typed, IEnumerable<string> known) =>
        Find(typed, known) is { } name ? $" Did you mean '{name}'?" : "";

    /// <summary>
    /// The name with the fewest edits, at most one for every three letters and at least one; the first among equals.
    /// </summary>
    public static string? Find(string typed, IEnumerable<string> known) =>
        known.Select(name => (Name: name, Edits: Edits(typed, name)))
            .Where(candidate => candidate.Edits <= Math.Max(1, typed.Length / 3))
            .OrderBy(candidate => candidate.Edits)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

    // Levenshtein's distance without regard to case, one row of the table at a time.
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(from[i]) == char.ToUpperInvariant(to[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
