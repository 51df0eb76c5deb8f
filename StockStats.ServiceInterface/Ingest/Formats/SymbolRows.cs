using System.Globalization;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Sorts the rows of one input by symbol.</summary>
/// <param name="asked">The symbol the input should hold; null where its rows have to say.</param>
/// <param name="range">Rejected rows of other days are passed over; null: none are.</param>
internal sealed class SymbolRows(string? asked, DateRange? range = null)
{
    private readonly OrderedDictionary<string, PriceRowSet> _sets = new(StringComparer.Ordinal);

    /// <summary>Rejected rows of no known symbol, until there is a symbol whose report can carry them.</summary>
    private readonly List<RejectedRow> _homeless = [];

    /// <summary>The rows collected so far.</summary>
    /// <exception cref="ContentRefusedException">There are none, or none with a symbol.</exception>
    public IEnumerable<KeyValuePair<string, PriceRowSet>> BySymbol()
    {
        if (_sets.Count > 0)
        {
            _homeless.ForEach(_sets.GetAt(0).Value.Reject);
            _homeless.Clear();
            return _sets;
        }

        throw _homeless.Count > 0
            ? ContentRefusedException.NotPrices($"no row can be read; the first, at line {_homeless[0].Line}: {_homeless[0].Message}")
            : new ContentRefusedException(RefusalKind.NoData, "it holds no rows");
    }

    /// <summary>Checks a row and files it under its symbol.</summary>
    /// <exception cref="ContentRefusedException">Nothing names its symbol, or it is another one than asked for.</exception>
    public void Add(RawRow row, RowValidator validator)
    {
        if (Symbol(row) is not { } symbol) return;
        var rows = Set(symbol);
        if (validator.TryValidate(symbol, row, out var valid, out var rejected)) rows.Add(valid);
        else if (!IsOutside(row.Date)) rows.Reject(rejected);
    }

    /// <summary>Whether the row, bad as it is, names a day that nobody asked for.</summary>
    private bool IsOutside(string? date) =>
        range is { } days
        && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && !days.Contains(day);

    private string? Symbol(RawRow row)
    {
        if (string.IsNullOrEmpty(row.Symbol)) return asked ?? Unnamed(row);
        if (!SymbolName.TryNormalize(row.Symbol, out var symbol)) return Homeless(row, row.Symbol, RowRules.NotASymbol,
            $"symbol '{Excerpt.Of(row.Symbol)}' is not {SymbolName.Rule}");
        return asked is null || string.Equals(asked, symbol, StringComparison.Ordinal)
            ? symbol
            : throw ContentRefusedException.NotPrices($"it holds prices of {symbol}, not of {asked}");
    }

    private string? Unnamed(RawRow row)
    {
        if (row.Breach is { } breach)
        {
            _homeless.Add(breach.At(null, row.Line));
            return null;
        }

        return row.Symbol is null
            ? throw ContentRefusedException.NotPrices("it does not say whose prices it holds; give --symbol")
            : Homeless(row, "", RowRules.Missing, "symbol is empty");
    }

    private string? Homeless(RawRow row, string value, string rule, string message)
    {
        _homeless.Add(new RowBreach(RowFields.Symbol, value, rule, message).At(null, row.Line));
        return null;
    }

    private PriceRowSet Set(string symbol)
    {
        if (!_sets.TryGetValue(symbol, out var rows)) _sets.Add(symbol, rows = new(symbol));
        return rows;
    }
}
