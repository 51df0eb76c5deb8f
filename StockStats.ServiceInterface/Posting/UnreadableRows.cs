namespace StockStats.ServiceInterface.Posting;

/// <summary>A row of a request that could not be read.</summary>
/// <param name="Number">Its number in the request, from 1.</param>
/// <param name="Field">The field at fault, by its name in the contract; empty for the row as a whole.</param>
/// <param name="Value">The field's value as it came, cut where it is long; empty where it is missing.</param>
/// <param name="Message">What is wrong with it and what was expected.</param>
public sealed record UnreadableRow(int Number, string Field, string Value, string Message);

/// <summary>
/// The unreadable rows of the requests of one scope (several in a batch). The host, which reads requests, puts them in before a
/// service is called. Not thread-safe.
/// </summary>
public sealed class UnreadableRows
{
    private readonly Dictionary<object, IReadOnlyList<UnreadableRow>> _rows = new(ReferenceEqualityComparer.Instance);

    /// <summary>Keeps the unreadable rows of a request.</summary>
    /// <param name="request">The message's instance that the service is given.</param>
    /// <param name="rows">Each row at most once.</param>
    public void Add(object request, IReadOnlyList<UnreadableRow> rows) => _rows.Add(request, rows);

    /// <summary>Those of a request; empty where all its rows could be read.</summary>
    public IReadOnlyList<UnreadableRow> Of(object request) => _rows.GetValueOrDefault(request, []);
}
