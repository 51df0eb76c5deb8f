using System.Globalization;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Formats.Bodies;
using Sylvan.Data.Csv;

namespace Messaging.Formats.Csv;

/// <summary>Reads rows into a list of objects, one by one as they come in.</summary>
internal static class CsvRows
{
    public static async ValueTask ReadAsync(
        CsvDataReader csv, RequestBinding binding, RowField rows, CancellationToken cancellationToken)
    {
        var columns = await CsvHeader.ReadAsync(csv, name => rows.Row.FindField(name), rows.Row.Fields, cancellationToken);
        var errors = new BodyErrors(binding);
        errors.Begin(rows.Field);
        var items = rows.List.Create();
        while (!errors.IsFull && await CsvHeader.MoveToRowAsync(csv, cancellationToken))
        {
            errors.Where = string.Create(CultureInfo.InvariantCulture, $"in row {csv.RowNumber}");
            errors.Enter(items.Count);
            items.Add(ReadRow(csv, columns, rows.Row, errors));
            errors.Leave();
        }
        binding.SetValue(rows.Field, rows.List.Finish(items));
    }

    private static object ReadRow(CsvDataReader csv, MessageField?[] columns, ObjectShape shape, BodyErrors errors)
    {
        var row = shape.Create();
        if (CsvHeader.OtherLength(csv, columns.Length) is { } expected)
        {
            errors.Add(csv.GetFieldSpan(0), expected);
            return row;
        }
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is not { } field)
                continue;
            errors.Enter(field.Name);
            ReadCell(csv.GetFieldSpan(i), row, field, shape.ShapeOf(field), errors);
            errors.Leave();
        }
        errors.AddMissing(shape.Fields, field => Array.IndexOf(columns, field) >= 0);
        return row;
    }

    /// <summary>An empty cell is a value left out, where there can be none.</summary>
    private static void ReadCell(ReadOnlySpan<char> cell, object row, MessageField field, ValueShape shape, BodyErrors errors)
    {
        if (cell.IsEmpty && shape is not TextShape { CanBeLeftOut: false })
            return;
        if (CsvParts.IsText(cell, shape))
        {
            if (!field.TrySetText(row, CsvText.Read(cell)))
                errors.Add(cell, shape.Expected);
        }
        else if (CsvParts.TryRead(cell, shape, errors, out var value))
        {
            field.SetValue(row, value);
        }
    }
}
