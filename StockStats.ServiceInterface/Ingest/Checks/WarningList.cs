namespace StockStats.ServiceInterface.Ingest.Checks;

/// <summary>Collects warnings: the first few of a rule one by one, the others as a number. Makes nothing where there is none. Not thread-safe.</summary>
internal sealed class WarningList
{
    /// <summary>Warnings of one rule that are told one by one: 10.</summary>
    public const int MostOfARule = 10;

    private readonly List<IngestWarning> _told = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts a warning.</summary>
    /// <returns>Whether it is to be told with <see cref="Tell"/>.</returns>
    public bool Count(string rule)
    {
        var count = _counts.GetValueOrDefault(rule) + 1;
        _counts[rule] = count;
        return count <= MostOfARule;
    }

    public void Tell(DateOnly day, string rule, FormattableString message) => _told.Add(new(day, rule, FormattableString.Invariant(message)));

    /// <summary>The warnings in the order in which they were told, and for each rule how many more there were.</summary>
    public IReadOnlyList<IngestWarning> ToWarnings() =>
    [
        .. _told,
        .. _counts.Where(count => count.Value > MostOfARule).Select(count =>
            new IngestWarning(null, count.Key, FormattableString.Invariant($"{count.Key}: {count.Value - MostOfARule} more days"))),
    ];
}
