using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Formats.Bodies;
using Sylvan.Data.Csv;

namespace Messaging.Formats.Csv;

/// <summary>Reads the fields of a request that has no list of objects, off the only row of a body.</summary>
internal static class CsvFields
{
    public static async ValueTask ReadAsync(
        CsvDataReader csv, RequestBinding binding, ValueShapes shapes, CancellationToken cancellationToken)
    {
        var message = binding.Message;
        var columns = await CsvHeader.ReadAsync(csv, name => message.FindField(name), message.Fields, cancellationToken);
        if (!await CsvHeader.MoveToRowAsync(csv, cancellationToken))
            throw new UnreadableTextException("it has a header only");
        ReadRow(csv, columns, binding, shapes);
        if (await CsvHeader.MoveToRowAsync(csv, cancellationToken))
            throw new UnreadableTextException("it has more than one row");
    }

    private static void ReadRow(CsvDataReader csv, MessageField?[] columns, RequestBinding binding, ValueShapes shapes)
    {
        if (CsvHeader.OtherLength(csv, columns.Length) is { } expected)
            throw new UnreadableTextException($"its row should have {expected}");
        var errors = new BodyErrors(binding);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is not { } field || binding.IsGiven(field))
                continue;
            var cell = csv.GetFieldSpan(i);
            var shape = shapes.Of(field.Type);
            errors.Begin(field);
            if (cell.IsEmpty || CsvParts.IsText(cell, shape))
                binding.SetText(field, CsvText.Read(cell));
            else if (CsvParts.TryRead(cell, shape, errors, out var value))
                binding.SetValue(field, value);
        }
    }
}
