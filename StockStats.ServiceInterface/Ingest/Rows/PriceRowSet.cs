using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>
/// Collects the rows of one symbol from one input, in any order, and settles days that come more than once: equal rows count once,
/// of differing ones none is kept, since nothing says which is right. Not thread-safe.
/// </summary>
/// <param name="symbol">In the form of <see cref="SymbolName"/>.</param>
public sealed class PriceRowSet(string symbol)
{
    private readonly List<ValidRow> _rows = [];
    private readonly List<RejectedRow> _rejected = [];

    /// <summary>Days of the rows added so far, in the order they came.</summary>
    public IEnumerable<DateOnly> Days => _rows.Select(row => row.Row.Bar.Date);

    public void Add(ValidRow row) => _rows.Add(row);

    public void Reject(RejectedRow row) => _rejected.Add(row);

    /// <summary>What was collected: rows in date order, rejected ones in the order of their lines.</summary>
    /// <param name="subject">What reports call this input.</param>
    /// <param name="basis">What its prices are adjusted for.</param>
    /// <param name="source">Where it comes from, as the store keeps it.</param>
    /// <param name="range">Days to take, both ends inclusive; null: all.</param>
    public FetchedPrices ToFetched(string subject, PriceBasis basis, string source, DateRange? range = null)
    {
        List<RejectedRow> rejected = [.. _rejected];
        List<ValidRow> kept = [];
        var duplicates = 0;
        var taken = _rows.Where(row => range?.Contains(row.Row.Bar.Date) ?? true);
        foreach (var day in taken.OrderBy(row => row.Row.Bar.Date).ThenBy(row => row.Line).GroupBy(row => row.Row.Bar.Date))
        {
            ValidRow[] same = [.. day];
            if (Array.TrueForAll(same, row => AreEqual(row.Row, same[0].Row)))
            {
                kept.Add(same[0]);
                duplicates += same.Length - 1;
            }
            else
            {
                rejected.AddRange(same.Select(row => Differs(row, same)));
            }
        }

        var prices = new SymbolPrices(symbol, basis, source, [.. kept.Select(row => row.Row)]);
        return new(subject, prices, [.. rejected.OrderBy(row => row.Line)], duplicates, kept.Count(row => row.Rounded));
    }

    private RejectedRow Differs(ValidRow row, ValidRow[] same)
    {
        var other = Array.Find(same, candidate => !AreEqual(candidate.Row, row.Row));
        var day = $"{row.Row.Bar.Date:O}";
        var (first, second) = (Math.Min(row.Line, other.Line), Math.Max(row.Line, other.Line));
        return new(symbol, row.Line, RowFields.Date, day, RowRules.DuplicateDay,
            $"{day} comes twice with different values, at lines {first} and {second}; neither is kept. Delete the wrong one.");
    }

    private static bool AreEqual(PriceRow a, PriceRow b) => a.Bar == b.Bar && (a.Actions, b.Actions) switch
    {
        (null, null) => true,
        ({ } left, { } right) => left.SequenceEqual(right),
        _ => false,
    };
}
