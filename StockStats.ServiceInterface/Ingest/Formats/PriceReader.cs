using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>What is known of an input besides its content.</summary>
/// <param name="Name">What reports call it: the symbol asked for, or the file.</param>
/// <param name="Source">Where its rows come from, as the store keeps it.</param>
/// <param name="Symbol">The symbol it should hold, normalized; null to take the one it names.</param>
/// <param name="Basis">What its prices are adjusted for; null to take the format's own.</param>
/// <param name="Range">Days to take, both ends inclusive; null: all.</param>
internal sealed record InputDescription(string Name, string Source, string? Symbol, PriceBasis? Basis, DateRange? Range = null);

/// <summary>Reads one input in a known format: validates its rows and sorts them by symbol.</summary>
internal sealed class PriceReader(RowValidator validator)
{
    /// <summary>One result per symbol, in the order in which the symbols first appear.</summary>
    /// <exception cref="ContentRefusedException">The input as a whole is not daily prices, or not what was asked for.</exception>
    public async Task<IReadOnlyList<FetchResult>> ReadAsync(
        IPriceFormat format, Stream content, InputDescription input, CancellationToken cancellationToken)
    {
        var basis = input.Basis ?? format.Basis ?? throw ContentRefusedException.NotPrices(
            $"the format {format.Name} does not say what prices are adjusted for; give --basis raw, split or all");
        var rows = new SymbolRows(input.Symbol, input.Range);
        await foreach (var row in format.ReadAsync(content, cancellationToken)) rows.Add(row, validator);
        return [.. rows.BySymbol().Select(symbol => Result(symbol.Key, symbol.Value, input, basis))];
    }

    private static FetchResult Result(string symbol, PriceRowSet rows, InputDescription input, PriceBasis basis)
    {
        var subject = string.Equals(symbol, input.Name, StringComparison.Ordinal) ? symbol : $"{symbol} ({input.Name})";
        return TradingInterval.NotDaily(rows.Days) is { } gap
            ? new FetchRefused(subject, RefusalKind.NotPrices, $"{subject}: {TradingInterval.NotDailyMessage(TradingInterval.Name(gap))}")
            : rows.ToFetched(subject, basis, input.Source, input.Range);
    }
}
