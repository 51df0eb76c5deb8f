using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Listings;

/// <summary>Reads the fields of one row of a list and remembers the first rule that was broken.</summary>
internal sealed class ListingFields(string[] cells, ListingColumns columns)
{
    /// <summary>How AlphaVantage writes what it does not know.</summary>
    private const string Unknown = "null";

    private RowBreach? _breach;

    /// <summary>The listing, or the rule it broke.</summary>
    /// <param name="status">The list that was asked for: a row of the other one is not of it.</param>
    /// <param name="listing">The listing, where the answer is true.</param>
    /// <param name="breach">The rule, where it is false.</param>
    public bool TryRead(ListingStatus status, [NotNullWhen(true)] out Listing? listing, [NotNullWhen(false)] out RowBreach? breach)
    {
        (listing, breach) = (null, WrongWidth());
        if (breach is not null) return false;
        Listing read = new(
            Symbol(),
            Status(status),
            Text("name", columns.Name),
            Text("exchange", columns.Exchange),
            Text("asset_type", columns.AssetType),
            Day("ipo_date", columns.IpoDate),
            Day("delisting_date", columns.DelistingDate));
        breach = _breach;
        if (breach is null) listing = read;
        return listing is not null;
    }

    private RowBreach? WrongWidth() => cells.Length == columns.Count ? null : new(RowFields.Row, string.Join(',', cells), RowRules.WrongCellCount,
        string.Create(CultureInfo.InvariantCulture, $"the row has {cells.Length} cells; the header has {columns.Count}"));

    private string Symbol()
    {
        var text = cells[columns.Symbol];
        if (SymbolName.TryNormalize(text, out var symbol)) return symbol;
        Break(RowFields.Symbol, text, RowRules.NotASymbol, $"is not a symbol: {SymbolName.Rule}");
        return "";
    }

    private ListingStatus Status(ListingStatus status)
    {
        var (text, name) = (cells[columns.Status], ListingStatuses.Name(status));
        if (!text.Equals(name, StringComparison.OrdinalIgnoreCase)) Break(ListingColumns.StatusName, text, RowRules.WrongStatus, $"is not {name}, which was asked for");
        return status;
    }

    private string? Text(string field, int column)
    {
        if (Value(column) is not { Length: > Listing.LongestText } text) return Value(column);
        Break(field, text, RowRules.TooLong, string.Create(CultureInfo.InvariantCulture, $"has {text.Length} characters; at most {Listing.LongestText} are kept"));
        return null;
    }

    private DateOnly? Day(string field, int column)
    {
        if (Value(column) is not { } text) return null;
        if (IsoDay.TryParse(text, out var day)) return day;
        Break(field, text, RowRules.NotADate, "is not a day of the calendar written YYYY-MM-DD, nor null");
        return null;
    }

    private string? Value(int column) => cells[column] is { Length: > 0 } text && !text.Equals(Unknown, StringComparison.OrdinalIgnoreCase) ? text : null;

    private void Break(string field, string value, string rule, string problem) =>
        _breach ??= new(field, value, rule, $"{field} '{Excerpt.Of(value)}' {problem}");
}
