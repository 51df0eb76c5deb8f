using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>
/// Collects the rows of one symbol from one input, in any order, and settles days that come more than once: equal rows count once,
/// of differing ones none is kept, since nothing says which is right. Not thread-safe.
/// </summary>
/// <param name="symbol">In the form of <see cref="SymbolName"/>.</param>
/// <param name="expected">How many rows may come, as far as is known.</param>
public sealed class PriceRowSet(string symbol, int expected = 0)
{
    /// <summary>Rejected rows that are told one by one: the first 1,000. All are counted.</summary>
    public const int MostRejectedTold = 1_000;

    private readonly List<PriceRow> _rows = new(expected);
    private readonly List<(long Line, bool Rounded)> _places = new(expected);
    private readonly List<RejectedRow> _rejected = [];
    private int _rejectedUntold;
    private bool _ascends = true;

    public string Symbol { get; } = symbol;

    /// <summary>Valid rows so far.</summary>
    public int Count => _rows.Count;

    /// <summary>Days of the rows added so far, in the order they came.</summary>
    public IEnumerable<DateOnly> Days => _rows.Select(row => row.Bar.Date);

    public void Add(in ValidRow row)
    {
        _ascends &= _rows.Count == 0 || row.Row.Bar.Date > _rows[^1].Bar.Date;
        _rows.Add(row.Row);
        _places.Add((row.Line, row.Rounded));
    }

    public void Reject(RejectedRow row)
    {
        if (_rejected.Count < MostRejectedTold) _rejected.Add(row);
        else _rejectedUntold++;
    }

    /// <summary>What was collected: rows in date order, rejected ones in the order of their lines. Nothing may be added after it.</summary>
    /// <param name="subject">What reports call this input.</param>
    /// <param name="basis">What its prices are adjusted for.</param>
    /// <param name="source">Where it comes from, as the store keeps it.</param>
    /// <param name="range">Days to take, both ends inclusive; null: all.</param>
    public FetchedPrices ToFetched(string subject, PriceBasis basis, string source, DateRange? range = null)
    {
        var (rows, duplicates, rounded) = _ascends && IsWithin(range) ? (_rows, 0, _places.Count(place => place.Rounded)) : Settle(range);
        RejectedRow[] told = [.. _rejected.OrderBy(row => row.Line)];
        return new(subject, new(Symbol, basis, source, rows), told, duplicates, rounded) { RejectedUntold = _rejectedUntold };
    }

    /// <summary>Whether a range has all days of rows in order.</summary>
    private bool IsWithin(DateRange? range) =>
        range is not { } days || _rows.Count == 0 || (days.Contains(_rows[0].Bar.Date) && days.Contains(_rows[^1].Bar.Date));

    /// <summary>Sorts the rows by day and settles days that come more than once.</summary>
    private (List<PriceRow> Rows, int Duplicates, int Rounded) Settle(DateRange? range)
    {
        List<PriceRow> kept = [];
        var (duplicates, rounded) = (0, 0);
        var taken = _rows.Zip(_places, (row, place) => new ValidRow(place.Line, row, place.Rounded))
            .Where(row => range?.Contains(row.Row.Bar.Date) ?? true);
        foreach (var day in taken.OrderBy(row => row.Row.Bar.Date).ThenBy(row => row.Line).GroupBy(row => row.Row.Bar.Date))
        {
            ValidRow[] same = [.. day];
            if (Array.TrueForAll(same, row => AreEqual(row.Row, same[0].Row)))
            {
                kept.Add(same[0].Row);
                duplicates += same.Length - 1;
                rounded += same[0].Rounded ? 1 : 0;
            }
            else
            {
                foreach (var row in same) Reject(Differs(row, same));
            }
        }

        return (kept, duplicates, rounded);
    }

    private RejectedRow Differs(ValidRow row, ValidRow[] same)
    {
        var other = Array.Find(same, candidate => !AreEqual(candidate.Row, row.Row));
        var day = $"{row.Row.Bar.Date:O}";
        var (first, second) = (Math.Min(row.Line, other.Line), Math.Max(row.Line, other.Line));
        return new(Symbol, row.Line, RowFields.Date, day, RowRules.DuplicateDay,
            $"{day} comes twice with different values, at lines {first} and {second}; neither is kept. Delete the wrong one.");
    }

    private static bool AreEqual(PriceRow a, PriceRow b) => a.Bar == b.Bar && (a.Actions, b.Actions) switch
    {
        (null, null) => true,
        ({ } left, { } right) => left.SequenceEqual(right),
        _ => false,
    };
}
