using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Guard;

namespace StockStats.ServiceInterface.Storage;

/// <summary>One symbol of a batch whose row the writing transaction holds.</summary>
/// <param name="offered">What is to be written.</param>
/// <param name="stored">The symbol's row under the lock; one that was just made where it was missing.</param>
internal sealed class SymbolClaim(SymbolPrices offered, StoredSymbol stored)
{
    public SymbolPrices Offered => offered;

    public StoredSymbol Stored => stored;

    /// <summary>The version it gets, once that is given.</summary>
    public long Version { get; set; }

    /// <summary>Whether nothing is stored of it: every change gives a version above zero.</summary>
    public bool IsNew => stored.Version == 0;

    /// <summary>Why its rows may not be taken; null where they may.</summary>
    public WriteConflict? Conflict { get; set; } =
        stored.Basis == offered.Basis ? null : new BasisConflict(stored.Symbol, stored.Basis, offered.Basis);

    /// <summary>What has to be written; nothing until it is compared.</summary>
    public BatchDiff Diff { get; set; } = new();

    /// <summary>What the write changes of final bars, where that is judged; else null.</summary>
    public HistoryNote? History { get; set; }

    public BarWrite Bars => new(offered.Symbol, offered.Source, Diff.Bars, Diff.ReplacedBars);

    /// <summary>The days of the symbol once the write is committed.</summary>
    public DayCounts DaysAfter => new(
        stored.Days + Diff.NewFinalDays,
        stored.ProvisionalDays + Diff.NewProvisionalDays,
        Earlier(stored.FirstDate, Diff.FirstNewFinalDay),
        Later(stored.LastDate, Diff.LastNewFinalDay));

    public SymbolWrite Result => new(offered.Symbol, Diff.Counts, Conflict) { History = History };

    /// <summary>What readers are told once the write is committed.</summary>
    public SymbolVersion Committed => new(stored.Symbol, Version) { Days = DaysAfter };

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null || b < a ? b ?? a : a;

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b > a ? b ?? a : a;
}
