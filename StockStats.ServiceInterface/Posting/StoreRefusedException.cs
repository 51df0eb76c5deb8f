using System.Globalization;
using ServiceStack;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;

namespace StockStats.ServiceInterface.Posting;

/// <summary>Why rows were not taken.</summary>
public enum StoreRefusal
{
    /// <summary>Some of them are bad.</summary>
    RowsRejected,

    /// <summary>A symbol holds prices of another basis.</summary>
    BasisConflict,

    /// <summary>There are more than one request may bring.</summary>
    TooManyRows,
}

/// <summary>The rows of a request were refused as a whole. The host answers with the status of the reason.</summary>
public sealed class StoreRefusedException : Exception
{
    private StoreRefusedException(StoreRefusal reason, string message, StoreFinancialDataResponse answer, IEnumerable<ResponseError> errors)
        : base(message)
    {
        (Reason, Answer) = (reason, answer);
        Errors = [.. errors];
    }

    public StoreRefusal Reason { get; }

    /// <summary>The answer without its status: what was received, stored and rejected.</summary>
    public StoreFinancialDataResponse Answer { get; }

    /// <summary>The fields at fault, by their place in the request: <c>data[3].close_price</c>.</summary>
    public IReadOnlyList<ResponseError> Errors { get; }

    internal static StoreRefusedException TooManyRows(int rows, int limit) => new(
        StoreRefusal.TooManyRows,
        string.Create(CultureInfo.InvariantCulture, $"The request has {rows} rows; at most {limit} are taken at a time. Nothing is stored: send them in parts."),
        new() { Received = rows, Rejected = rows },
        []);

    internal static StoreRefusedException RowsRejected(StoreReport report)
    {
        var first = report.Rejected[0];
        var message = string.Create(CultureInfo.InvariantCulture,
            $"{report.Rejected.Count} of {report.Received} rows are bad, so nothing is stored; on_error=skip stores the others. Row {first.Line}: {first.Message}");
        return new(StoreRefusal.RowsRejected, message, report.ToRefusal(), report.FieldErrors);
    }

    internal static StoreRefusedException BasisConflicts(StoreReport report, IReadOnlyList<BasisConflict> conflicts)
    {
        var others = conflicts.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" {conflicts.Count - 1} more symbols are refused alike.") : "";
        var stored = report.HasStored ? "The other symbols of the request are stored." : "Nothing is stored.";
        return new(
            StoreRefusal.BasisConflict,
            $"{conflicts[0].Message}{others} {stored}",
            report.HasStored ? report.ToResponse() : report.ToRefusal(),
            report.FieldErrors);
    }
}
