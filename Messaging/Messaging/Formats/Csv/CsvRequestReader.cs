using System.Globalization;
using System.Text;
using Messaging.Binding;
using Messaging.Errors;
using Messaging.Formats.Bodies;
using Sylvan.Data.Csv;

namespace Messaging.Formats.Csv;

/// <summary>
/// Reads CSV into a request: a header, then rows for its list of objects, or one row of its fields. Columns come in any
/// order, by wire or property name, in any case; one that is no field is ignored, as in JSON. Empty lines are passed.
/// </summary>
internal static class CsvRequestReader
{
    private const string MediaType = "text/csv";
    private const int BufferChars = 16 * 1024;

    private static readonly CsvDataReaderOptions Options = new()
    {
        HasHeaders = false,
        Delimiter = ',',
        CsvStyle = CsvStyle.Standard,
        // No row is a comment: this half of a surrogate pair is not the first character of any text.
        Comment = '\uDC00',
        BufferSize = BufferChars,
        MaxBufferSize = MaxRowChars,
        OwnsReader = false,
    };

    /// <summary>Half of which a row may fill; a quote that is never closed does not keep more of a body.</summary>
    private const int MaxRowChars = 1024 * 1024;

    public static async ValueTask<Failure?> ReadAsync(
        Stream body, RequestBinding binding, ValueShapes shapes, CancellationToken cancellationToken)
    {
        try
        {
            using var text = new StreamReader(
                body, BodyText.Strict, detectEncodingFromByteOrderMarks: false, BufferChars, leaveOpen: true);
            await using var csv = await CsvDataReader.CreateAsync(text, Options, cancellationToken);
            if (RowField.Find(binding.Message, shapes) is { } rows)
                await CsvRows.ReadAsync(csv, binding, rows, cancellationToken);
            else
                await CsvFields.ReadAsync(csv, binding, shapes, cancellationToken);
            return null;
        }
        catch (CsvFormatException exception)
        {
            return Failures.UnreadableBody(binding.Message, MediaType, Describe(exception));
        }
        catch (DecoderFallbackException)
        {
            return Failures.UnreadableBody(binding.Message, MediaType, BodyText.NotUtf8);
        }
        catch (UnreadableTextException exception)
        {
            return Failures.UnreadableBody(binding.Message, MediaType, exception.Message);
        }
    }

    private static string Describe(CsvFormatException exception)
    {
        var row = exception.RowNumber.ToString(CultureInfo.InvariantCulture);
        var cell = (exception.FieldOrdinal + 1).ToString(CultureInfo.InvariantCulture);
        return exception is CsvRecordTooLargeException
            ? $"row {row} is too long, or a quote in it is not closed"
            : $"a quote is not closed, or not followed by a comma, in row {row}, cell {cell}";
    }
}
