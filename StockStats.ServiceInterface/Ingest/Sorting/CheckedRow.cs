using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Sorting;

/// <summary>A row whose symbol is known, after the check of its fields.</summary>
/// <param name="Symbol">Normalized.</param>
/// <param name="Valid">The row, where it passed.</param>
/// <param name="Rejected">The rule it broke; null where it passed.</param>
internal readonly record struct CheckedRow(string Symbol, ValidRow Valid, RejectedRow? Rejected)
{
    public void AddTo(PriceRowSet rows)
    {
        if (Rejected is null) rows.Add(Valid);
        else rows.Reject(Rejected);
    }
}
