using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.Sorting;

/// <summary>Gathers the rows of an input in any order: all of it is read before the first symbol goes on.</summary>
internal static class SpooledRows
{
    /// <summary>The rows of one symbol after the other, at least one.</summary>
    /// <exception cref="Formats.ContentRefusedException">There are no rows.</exception>
    /// <exception cref="StorageException">The temporary files cannot be written.</exception>
    public static IEnumerable<PriceRowSet> Read(
        IEnumerable<RawRow> rows, RowChecker checker, string folder, CancellationToken cancellationToken)
    {
        using var spool = new RowSpool(folder);
        var isEmpty = true;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!checker.TryCheck(row, out var result)) continue;
            Add(spool, result, folder);
            isEmpty = false;
        }

        if (isEmpty) throw checker.NoRows();
        foreach (var symbol in spool.ReadBySymbol())
        {
            checker.HandOver(symbol);
            yield return symbol;
        }
    }

    private static void Add(RowSpool spool, in CheckedRow row, string folder)
    {
        try
        {
            spool.Add(row);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"Rows that are not grouped by symbol are sorted in temporary files, and {folder} takes none: {error.Message}. " +
                "Free space there, or name another folder in Ingest:TempFolder.", error);
        }
    }
}
