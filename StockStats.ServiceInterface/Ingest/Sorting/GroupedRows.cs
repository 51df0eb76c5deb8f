using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Sorting;

/// <summary>Gathers the rows of an input in which each symbol's rows stand together: a symbol goes on as soon as the next one begins.</summary>
internal static class GroupedRows
{
    /// <summary>The rows of one symbol after the other, at least one.</summary>
    /// <exception cref="ContentRefusedException">There are no rows, or a symbol comes again after another one.</exception>
    public static IEnumerable<PriceRowSet> Read(IEnumerable<RawRow> rows, RowChecker checker)
    {
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        PriceRowSet? current = null;
        foreach (var row in rows)
        {
            if (!checker.TryCheck(row, out var next)) continue;
            if (current is null || !string.Equals(current.Symbol, next.Symbol, StringComparison.Ordinal))
            {
                if (!symbols.Add(next.Symbol))
                    throw ComesAgain(next.Symbol, row.Line);
                if (current is not null) yield return Finish(current, checker);
                current = new(next.Symbol, current?.Count ?? 0);
            }

            next.AddTo(current);
        }

        yield return current is null ? throw checker.NoRows() : Finish(current, checker);
    }

    /// <summary>The content was looked at before, so this is rare, and what came before is on its way to the store already.</summary>
    private static ContentRefusedException ComesAgain(string symbol, long line) => ContentRefusedException.NotPrices(
        $"{symbol} comes again at line {line}, after rows of other symbols: the file was changed while it was read, or a symbol has invisible characters");

    private static PriceRowSet Finish(PriceRowSet rows, RowChecker checker)
    {
        checker.HandOver(rows);
        return rows;
    }
}
