using ServiceStack;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Posting;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface;

/// <summary>Takes prices in.</summary>
public sealed class StoreServices(PostedPriceWriter writer, PostLimits limits, UnreadableRows unreadable, Caller caller, TimeProvider time) : IService
{
    private readonly RowValidator _validator = new(time, ExcessDecimals.Reject);

    /// <exception cref="StoreRefusedException">
    /// There are too many rows; or, unless bad rows are skipped, one is bad or a symbol holds prices of another basis.
    /// </exception>
    public async Task<StoreFinancialDataResponse> Post(StoreFinancialData request, CancellationToken cancellationToken)
    {
        var rows = request.Data;
        if (rows.Count > limits.Rows) throw StoreRefusedException.TooManyRows(rows.Count, limits.Rows);
        var skips = (request.OnError ?? StoreFinancialData.DefaultOnError) == RowErrorPolicy.Skip;
        var posted = new PostedRows(_validator).Check(rows, unreadable.Of(request), request.Basis ?? StoreFinancialData.DefaultBasis);
        var report = new StoreReport(rows.Count, posted.Rejected);
        if (!skips && report.Rejected.Count > 0) throw StoreRefusedException.RowsRejected(report);

        PostedSymbol[] symbols = [.. posted.Symbols.Where(symbol => symbol.Numbers.Count > 0)];
        if (!skips) await RefuseConflictsAsync(symbols, report, cancellationToken);
        if (symbols.Length == 0) return report.ToResponse();
        var conflicts = await writer.WriteAsync(symbols, report, caller, cancellationToken);
        // One that was made with another basis after it was looked at.
        return skips || conflicts.Count == 0 ? report.ToResponse() : throw StoreRefusedException.BasisConflicts(report, conflicts);
    }

    /// <summary>The write leaves out symbols of another basis and stores the rest, so several symbols are looked at before it.</summary>
    private async Task RefuseConflictsAsync(PostedSymbol[] symbols, StoreReport report, CancellationToken cancellationToken)
    {
        if (symbols.Length < 2) return;
        var conflicts = await writer.FindConflictsAsync(symbols.Select(symbol => symbol.Prices), cancellationToken);
        if (conflicts.Count == 0) return;
        var bySymbol = symbols.ToDictionary(symbol => symbol.Prices.Symbol, StringComparer.Ordinal);
        foreach (var conflict in conflicts) report.Reject(bySymbol[conflict.Symbol], conflict);
        throw StoreRefusedException.BasisConflicts(report, conflicts);
    }
}
