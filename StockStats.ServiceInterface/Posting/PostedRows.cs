using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Posting;

/// <summary>Checks the rows of one request, one after the other, and sorts the good ones by symbol. Used once.</summary>
internal sealed class PostedRows(RowValidator validator)
{
    /// <summary>What ingest runs and stored rows call this way in.</summary>
    public const string Source = "http";

    /// <summary>The rule of rows that could not be read at all.</summary>
    public const string Unreadable = "unreadable";

    private readonly OrderedDictionary<string, (PriceRowSet Rows, List<long> Numbers)> _symbols = new(StringComparer.Ordinal);
    private readonly List<RejectedRow> _rejected = [];

    /// <summary>Checks all rows.</summary>
    /// <param name="rows">The rows of the request.</param>
    /// <param name="unreadable">Those of them that are no rows, or only in part.</param>
    /// <param name="basis">What the prices are adjusted for.</param>
    public PostedPrices Check(IReadOnlyList<FinancialData> rows, IReadOnlyList<UnreadableRow> unreadable, PriceBasis basis)
    {
        var faults = unreadable.ToDictionary(row => row.Number);
        for (var number = 1; number <= rows.Count; number++)
        {
            if (faults.TryGetValue(number, out var fault)) _rejected.Add(Reject(fault));
            else Add(PostedRow.ToRaw(rows[number - 1], number), rows[number - 1].Symbol);
        }

        List<PostedSymbol> symbols = [.. _symbols.Select(symbol => Settle(symbol.Key, symbol.Value.Rows, symbol.Value.Numbers, basis))];
        return new(symbols, [.. _rejected.OrderBy(row => row.Line)]);
    }

    /// <summary>What reads a number knows its type only; the range is the rules'.</summary>
    private static RejectedRow Reject(UnreadableRow row)
    {
        var field = row.Field.Length == 0 ? RowFields.Row : row.Field;
        var message = field == RowFields.Volume && row.Value.Length > 0
            ? $"volume '{row.Value}' is not a whole number from 0 to {Bar.MaxVolume}"
            : row.Message;
        return new(null, row.Number, field, row.Value, Unreadable, message);
    }

    private static RowBreach NotASymbol(string? text) => string.IsNullOrEmpty(text)
        ? new(RowFields.Symbol, "", RowRules.Missing, $"symbol is empty; expected {SymbolName.Rule}")
        : new(RowFields.Symbol, text, RowRules.NotASymbol, $"symbol '{Excerpt.Of(text)}' is not {SymbolName.Rule}");

    private void Add(RawRow row, string? text)
    {
        if (!SymbolName.TryNormalize(text, out var symbol)) _rejected.Add(NotASymbol(text).At(null, row.Line));
        else if (!validator.TryValidate(symbol, row, out var valid, out var rejected)) _rejected.Add(rejected);
        else Collect(symbol, valid);
    }

    private void Collect(string symbol, ValidRow row)
    {
        if (!_symbols.TryGetValue(symbol, out var known)) _symbols.Add(symbol, known = (new(symbol), []));
        known.Rows.Add(row);
        known.Numbers.Add(row.Line);
    }

    /// <summary>Settles days that come more than once.</summary>
    private PostedSymbol Settle(string symbol, PriceRowSet rows, List<long> numbers, PriceBasis basis)
    {
        var settled = rows.ToFetched(symbol, basis, Source);
        _rejected.AddRange(settled.Rejected);
        return new(settled.Prices, [.. numbers.Except(settled.Rejected.Select(row => row.Line))]);
    }
}
