using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Ingest.Sessions;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest.Sorting;

/// <summary>Says whose each row of one input is, and checks it. Not thread-safe.</summary>
/// <param name="validator">The rules.</param>
/// <param name="asked">The symbol the input should hold; null where its rows have to say.</param>
/// <param name="range">Rejected rows of other days are passed over; null: none are.</param>
/// <param name="open">Bars of these sessions are provisional, whatever their source says.</param>
internal sealed class RowChecker(RowValidator validator, string? asked, DateRange? range, OpenSessions open)
{
    private readonly List<RejectedRow> _homeless = [];
    private string _lastText = "";
    private string _lastSymbol = "";

    /// <summary>Checks a row.</summary>
    /// <returns>False where the row is nobody's, and so goes to <see cref="HandOver"/>, or of a day that nobody asked for.</returns>
    /// <exception cref="ContentRefusedException">Nothing names its symbol, or it is another one than asked for.</exception>
    public bool TryCheck(RawRow row, out CheckedRow result)
    {
        result = default;
        if (Symbol(row) is not { } symbol) return false;
        if (validator.TryValidate(symbol, row, out var valid, out var rejected))
            result = new(symbol, open.Has(symbol, valid.Row.Bar.Date) ? Provisional(valid) : valid, null);
        else if (IsOutside(row.Date)) return false;
        else result = new(symbol, default, rejected);
        return true;
    }

    /// <summary>Gives the rejected rows of no known symbol to the next report that can carry them.</summary>
    public void HandOver(PriceRowSet rows)
    {
        _homeless.ForEach(rows.Reject);
        _homeless.Clear();
    }

    /// <summary>Why an input without a single symbol gives no prices.</summary>
    public ContentRefusedException NoRows() => _homeless.Count > 0
        ? ContentRefusedException.NotPrices($"no row can be read; the first, at line {_homeless[0].Line}: {_homeless[0].Message}")
        : new(RefusalKind.NoData, "it holds no rows");

    private static ValidRow Provisional(in ValidRow row) => row with { Row = row.Row with { Bar = row.Row.Bar with { Provisional = true } } };

    /// <summary>Whether the row, bad as it is, names a day that nobody asked for.</summary>
    private bool IsOutside(Cell date) => range is { } days && IsoDay.TryParse(date.Span, out var day) && !days.Contains(day);

    private string? Symbol(RawRow row)
    {
        if (row.Symbol.IsEmpty) return asked ?? Unnamed(row);
        if (row.Symbol.Span.SequenceEqual(_lastText)) return _lastSymbol;
        var text = row.Symbol.ToString();
        if (!SymbolName.TryNormalize(text, out var symbol))
            return Homeless(row, text, RowRules.NotASymbol, $"symbol '{Excerpt.Of(text)}' is not {SymbolName.Rule}");
        if (asked is not null && !string.Equals(asked, symbol, StringComparison.Ordinal))
            throw ContentRefusedException.NotPrices($"it holds prices of {symbol}, not of {asked}");
        (_lastText, _lastSymbol) = (text, symbol);
        return symbol;
    }

    private string? Unnamed(RawRow row)
    {
        if (row.Breach is { } breach) return Keep(breach.At(null, row.Line));
        return row.Symbol.IsAbsent
            ? throw ContentRefusedException.NotPrices("it does not say whose prices it holds; give --symbol")
            : Homeless(row, "", RowRules.Missing, "symbol is empty");
    }

    private string? Homeless(RawRow row, string value, string rule, string message) =>
        Keep(new RowBreach(RowFields.Symbol, value, rule, message).At(null, row.Line));

    private string? Keep(RejectedRow row)
    {
        _homeless.Add(row);
        return null;
    }
}
