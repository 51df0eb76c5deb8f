namespace StockStats.ServiceInterface.Storage.Guard;

/// <summary>What a guarded write changed of stored final bars.</summary>
/// <param name="Verdict">The change as a whole.</param>
/// <param name="CorrectionCount">Bars whose prices or volume were corrected; zero where the history as a whole is another one.</param>
/// <param name="Corrections">The first of them, at most <see cref="MostCorrectionsTold"/>.</param>
public sealed record HistoryNote(HistoryVerdict Verdict, int CorrectionCount, IReadOnlyList<BarChange> Corrections)
{
    /// <summary>Corrections that are told one by one: 20.</summary>
    public const int MostCorrectionsTold = 20;
}
