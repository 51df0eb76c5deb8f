using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// Our own columns, those of the contract's rows: <c>date</c>, <c>open_price</c>, <c>close_price</c> and <c>volume</c> have to be
/// there, the others may; an empty optional cell says nothing. A column of another name is refused, since a misspelt one would be
/// lost silently. The basis is not part of the file: the user has to say it.
/// </summary>
internal sealed class StockStatsCsvFormat : CsvPriceFormat
{
    private static readonly string[] Required = [RowFields.Date, RowFields.Open, RowFields.Close, RowFields.Volume];

    /// <summary>Every name there is.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        .. Required, RowFields.Symbol, RowFields.High, RowFields.Low, RowFields.AdjustedClose, RowFields.Dividend, RowFields.Split,
        RowFields.Provisional,
    ];

    public override string Name => "stockstats-csv";

    public override PriceBasis? Basis => null;

    public override bool Recognizes(CsvHeader header) => header.Has(Required);

    public override CsvColumns Columns(CsvHeader header)
    {
        if (header.FirstOtherThan(Known) is { } unknown)
            throw ContentRefusedException.NotPrices($"column '{unknown}' is not known; known are {string.Join(", ", Known)}");
        return new()
        {
            Symbol = header.Optional(RowFields.Symbol),
            Date = header.Require(RowFields.Date),
            Open = header.Require(RowFields.Open),
            High = header.Optional(RowFields.High),
            Low = header.Optional(RowFields.Low),
            Close = header.Require(RowFields.Close),
            Volume = header.Require(RowFields.Volume),
            AdjustedClose = header.Optional(RowFields.AdjustedClose),
            Dividend = header.Optional(RowFields.Dividend),
            Split = header.Optional(RowFields.Split),
            Provisional = header.Optional(RowFields.Provisional),
            EmptyIsAbsent = true,
        };
    }
}
