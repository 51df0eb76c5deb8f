using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Our own columns, those of the contract's rows: <c>date</c>, <c>open_price</c>, <c>close_price</c> and <c>volume</c> have to be
/// there, the others may; an empty optional cell says nothing. A column of another name is refused, since a misspelt one would be
/// lost silently. The basis is not part of the file: the user has to say it.
/// </summary>
internal sealed class StockStatsCsvFormat : IPriceFormat
{
    private static readonly string[] Required = [RowFields.Date, RowFields.Open, RowFields.Close, RowFields.Volume];

    private static readonly string[] Known =
    [
        .. Required, RowFields.Symbol, RowFields.High, RowFields.Low, RowFields.AdjustedClose, RowFields.Dividend, RowFields.Split,
        RowFields.Provisional,
    ];

    public string Name => "stockstats-csv";

    public PriceBasis? Basis => null;

    public bool Recognizes(ContentHead head) => head.Header?.Has(Required) == true;

    public IAsyncEnumerable<RawRow> ReadAsync(Stream content, CancellationToken cancellationToken) =>
        CsvRows.ReadAsync(content, Map, cancellationToken);

    private static CsvRows.RowMapper Map(CsvHeader header)
    {
        if (header.FirstOtherThan(Known) is { } unknown)
            throw ContentRefusedException.NotPrices($"column '{unknown}' is not known; known are {string.Join(", ", Known)}");
        var (date, volume) = (header.Require(RowFields.Date), header.Require(RowFields.Volume));
        var (open, close) = (header.Require(RowFields.Open), header.Require(RowFields.Close));
        var (symbol, provisional) = (header.Optional(RowFields.Symbol), header.Optional(RowFields.Provisional));
        var (high, low) = (header.Optional(RowFields.High), header.Optional(RowFields.Low));
        var (adjusted, dividend) = (header.Optional(RowFields.AdjustedClose), header.Optional(RowFields.Dividend));
        var split = header.Optional(RowFields.Split);
        return (cells, line) => new()
        {
            Line = line,
            Symbol = symbol is { } at ? cells[at] : null,
            Date = cells[date],
            Open = cells[open],
            High = Value(cells, high),
            Low = Value(cells, low),
            Close = cells[close],
            Volume = cells[volume],
            AdjustedClose = Value(cells, adjusted),
            Dividend = Value(cells, dividend),
            Split = Value(cells, split),
            Provisional = IsTrue(Value(cells, provisional), out var breach),
            Breach = breach,
        };
    }

    private static string? Value(IReadOnlyList<string> cells, int? column) => column is { } at && cells[at].Length > 0 ? cells[at] : null;

    private static bool IsTrue(string? text, out RowBreach? breach)
    {
        var known = bool.TryParse(text ?? "false", out var value);
        breach = known ? null : new(RowFields.Provisional, text!, RowRules.NotABoolean,
            $"{RowFields.Provisional} '{Excerpt.Of(text)}' is neither true nor false");
        return value;
    }
}
