using System.Collections.Concurrent;
using System.IO.Pipelines;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats.Bodies;
using Messaging.Formats.Rows;
using Messaging.Formats.Writing;
using ServiceStack;

namespace Messaging.Formats.Csv;

/// <summary>
/// CSV with a header of wire names and lines that end in CR LF. An answer is its rows, as <see cref="ResponseRows"/> finds
/// them, as a file to save; an error is one cell of JSV under <c>ResponseStatus</c>. A body is rows for the request's list of
/// objects, or one row of its fields where it has none.
/// </summary>
public sealed class CsvFormat() : MessageFormat("csv", "text/csv", "text/csv", "application/csv")
{
    private readonly ConcurrentDictionary<Type, (ResponseRows Rows, CsvTable Table)> _tables = [];
    private readonly ValueShapes _shapes = new();

    /// <inheritdoc/>
    public override void Prepare(Message message)
    {
        _shapes.Prepare(message);
        if (message.ResponseType is { } response)
            _tables.GetOrAdd(response, TableOf);
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(HttpResponse response, object body, Message? message)
    {
        var (rows, table) = _tables.GetOrAdd(body.GetType(), TableOf);
        if (message is not null)
            response.Headers.ContentDisposition = $"attachment;filename=\"{message.Name}.csv\"";
        var cancellationToken = response.HttpContext.RequestAborted;
        await response.StartAsync(cancellationToken);
        var output = new Utf8Stream(response.BodyWriter, cancellationToken);
        if (ResponseRows.ErrorOf(response, body) is { } error)
            output.Write(WriteError, error);
        else
            await table.SendAsync(output, rows.Of(body));
        await output.SendAsync();
    }

    /// <inheritdoc/>
    public override ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken) =>
        CsvRequestReader.ReadAsync(body.AsStream(leaveOpen: true), binding, _shapes, cancellationToken);

    private static (ResponseRows Rows, CsvTable Table) TableOf(Type type)
    {
        var rows = ResponseRows.Of(type);
        return (rows, CsvTable.Of(rows));
    }

    private static void WriteError(ref Utf8Output output, ResponseStatus error)
    {
        var columns = new CsvColumns<ResponseStatus>([CsvColumn<ResponseStatus>.OfItself(nameof(ResponseStatus))]);
        columns.WriteHeader(ref output);
        columns.WriteRow(ref output, error);
    }
}
