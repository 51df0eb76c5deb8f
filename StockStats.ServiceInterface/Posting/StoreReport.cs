using System.Globalization;
using ServiceStack;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Posting;

/// <summary>What became of the rows of one request. Not thread-safe.</summary>
/// <param name="received">Rows of the request.</param>
/// <param name="rejected">The bad rows, in their order.</param>
internal sealed class StoreReport(int received, IEnumerable<RejectedRow> rejected)
{
    /// <summary>Bad rows that an answer lists: enough to see what is wrong, in an answer of bounded size.</summary>
    public const int MaxErrors = 1_000;

    private const string Basis = "basis";
    private const string BasisConflict = "basis_conflict";

    private readonly List<RejectedRow> _rejected = [.. rejected];

    public int Received => received;

    /// <summary>The bad rows in their order, those of refused symbols among them.</summary>
    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    public WriteCounts Counts { get; private set; }

    public bool HasStored => Counts != default;

    /// <summary>The bad fields by their place in the request, whose rows count from 0 there; a basis once for each symbol.</summary>
    public IEnumerable<ResponseError> FieldErrors => _rejected
        .DistinctBy(row => (row.Field == Basis ? row.Symbol : null, row.Field == Basis ? 0 : row.Line))
        .Take(MaxErrors)
        .Select(row => new ResponseError { ErrorCode = CodeOf(row.Rule), FieldName = PlaceOf(row), Message = row.Message });

    /// <summary>Adds what became of a symbol.</summary>
    public void Add(PostedSymbol symbol, SymbolWrite write)
    {
        if (write.Conflict is BasisConflict conflict) Reject(symbol, conflict);
        else Counts += write.Counts with { Unchanged = write.Counts.Unchanged + symbol.Duplicates };
    }

    /// <summary>Rejects every row of a symbol that holds prices of another basis.</summary>
    public void Reject(PostedSymbol symbol, BasisConflict conflict)
    {
        var basis = PriceBases.Name(conflict.Offered);
        _rejected.AddRange(symbol.Numbers.Select(number => new RejectedRow(symbol.Prices.Symbol, number, Basis, basis, BasisConflict, conflict.Message)));
        _rejected.Sort((a, b) => a.Line.CompareTo(b.Line));
    }

    public StoreFinancialDataResponse ToResponse() => new()
    {
        Received = received,
        Inserted = Counts.Inserted,
        Updated = Counts.Updated,
        Unchanged = Counts.Unchanged,
        Rejected = _rejected.Count,
        Errors = Errors(),
    };

    /// <summary>The answer where the good rows are not stored either.</summary>
    public StoreFinancialDataResponse ToRefusal() => new() { Received = received, Rejected = received, Errors = Errors() };

    /// <summary>The rule as error codes are written: <c>NotPositive</c> for <c>not_positive</c>.</summary>
    private static string CodeOf(string rule) =>
        string.Concat(rule.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string PlaceOf(RejectedRow row) => row.Field switch
    {
        Basis => Basis,
        RowFields.Row => string.Create(CultureInfo.InvariantCulture, $"data[{row.Line - 1}]"),
        _ => string.Create(CultureInfo.InvariantCulture, $"data[{row.Line - 1}].{row.Field}"),
    };

    private List<RowError> Errors() =>
    [
        .. _rejected.Take(MaxErrors).Select(row => new RowError { Row = (int)row.Line, Field = row.Field, Value = row.Value, Message = row.Message }),
    ];
}
