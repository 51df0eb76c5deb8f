using System.Globalization;

namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>Rows of a history that was adjusted anew, or of another one, were offered for a symbol that holds the old one.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Verdict">What changed.</param>
/// <param name="StoredDays">Final days it holds.</param>
/// <param name="OfferedDays">Rows offered.</param>
public sealed record HistoryConflict(string Symbol, HistoryVerdict Verdict, int StoredDays, int OfferedDays) : WriteConflict(Symbol)
{
    /// <summary>Whether its whole history would be taken.</summary>
    public bool NeedsWholeHistory => Verdict.Change == HistoryChange.Readjusted;

    public override string Message => NeedsWholeHistory
        ? string.Create(CultureInfo.InvariantCulture,
            $"{HistoryText.Of(Verdict)} Its {OfferedDays} rows do not cover all {StoredDays} stored days, and adjusted ones would stand beside others: nothing of it is stored. Bring in its whole history, or store these rows all the same with --force.")
        : $"{HistoryText.Of(Verdict)} These may be prices of another company or currency: nothing of it is stored. --force stores them all the same.";
}
