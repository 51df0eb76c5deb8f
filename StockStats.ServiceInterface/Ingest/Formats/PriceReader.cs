using StockStats.ServiceInterface.Ingest.Checks;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Ingest.Sorting;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>What is known of an input besides its content.</summary>
/// <param name="Name">What reports call it: the symbol asked for, or the file.</param>
/// <param name="Source">Where its rows come from, as the store keeps it.</param>
/// <param name="Symbol">The symbol it should hold, normalized; null to take the one it names.</param>
/// <param name="Basis">What its prices are adjusted for; null to take the format's own.</param>
/// <param name="Range">Days to take, both ends inclusive; null: all.</param>
internal sealed record InputDescription(string Name, string Source, string? Symbol, PriceBasis? Basis, DateRange? Range = null)
{
    /// <summary>Whether the rows of each symbol are known to stand together, so that they need not be sorted.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>How days are written that do not begin with the year.</summary>
    public DateOrder DateOrder { get; init; }
}

/// <summary>Where rows are sorted that do not come grouped by symbol.</summary>
/// <param name="Path">A folder this process may write to.</param>
internal sealed record SpoolFolder(string Path);

/// <summary>Reads one input in a known format: validates its rows and sorts them by symbol, in memory for a few symbols only.</summary>
internal sealed class PriceReader(RowValidator validator, SpoolFolder spool, TimeProvider time)
{
    /// <summary>One result per symbol as it comes, in the order in which the symbols first appear; at least one.</summary>
    /// <param name="format">How it is written.</param>
    /// <param name="content">From its first byte. Left open.</param>
    /// <param name="input">What else is known of it.</param>
    /// <param name="cancellationToken">Stops between symbols.</param>
    /// <exception cref="ContentRefusedException">The input as a whole is not daily prices, or not what was asked for.</exception>
    public IEnumerable<FetchResult> Read(IPriceFormat format, Stream content, InputDescription input, CancellationToken cancellationToken)
    {
        var basis = input.Basis ?? format.Basis ?? throw ContentRefusedException.NotPrices(
            $"the format {format.Name} does not say what prices are adjusted for; give --basis raw, split or all");
        return Read(format.Read(content, input.DateOrder), input, basis, cancellationToken);
    }

    /// <summary>The same of rows that are read already.</summary>
    /// <param name="rows">Each holds until the next one is read.</param>
    /// <param name="input">What else is known of them.</param>
    /// <param name="basis">What their prices are adjusted for.</param>
    /// <param name="cancellationToken">Stops between symbols.</param>
    /// <exception cref="ContentRefusedException">There are no rows, or not those that were asked for.</exception>
    public IEnumerable<FetchResult> Read(
        IEnumerable<RawRow> rows, InputDescription input, PriceBasis basis, CancellationToken cancellationToken)
    {
        var checker = new RowChecker(validator, input.Symbol, input.Range, new(time.GetUtcNow()));
        var symbols = input.IsGrouped
            ? GroupedRows.Read(rows, checker)
            : SpooledRows.Read(rows, checker, spool.Path, cancellationToken);
        foreach (var symbol in symbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Result(symbol, input, basis);
        }
    }

    private static FetchResult Result(PriceRowSet rows, InputDescription input, PriceBasis basis)
    {
        var symbol = rows.Symbol;
        var subject = string.Equals(symbol, input.Name, StringComparison.Ordinal) ? symbol : $"{symbol} ({input.Name})";
        return TradingInterval.NotDaily(rows.Days) is { } gap
            ? new FetchRefused(subject, RefusalKind.NotPrices, $"{subject}: {TradingInterval.NotDailyMessage(TradingInterval.Name(gap))}")
            : Checked(rows.ToFetched(subject, basis, input.Source, input.Range));
    }

    private static FetchedPrices Checked(FetchedPrices fetched) =>
        PriceWarnings.Of(fetched.Prices.Rows) is { Count: > 0 } warnings ? fetched with { Warnings = warnings } : fetched;
}
