using System.Buffers;
using System.Collections;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Messaging.Binding;
using Messaging.Errors;
using Messaging.Formats.Bodies;

namespace Messaging.Formats.JsonLines;

/// <summary>
/// Reads JSON lines into a request: an object a line for its list of objects, line by line as they come in; or one object,
/// which is the request, where it has no such list. Empty lines are passed.
/// </summary>
internal sealed class JsonLinesRequestReader(RequestBinding binding, RowField rows, JsonRow row)
{
    private readonly BodyErrors _errors = new(binding);
    private readonly IList _items = rows.List.Create();
    private int _line;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static async ValueTask<Failure?> ReadAsync(
        PipeReader body, RequestBinding binding, ValueShapes shapes, JsonSerializerOptions options, CancellationToken cancellationToken)
    {
        if (RowField.Find(binding.Message, shapes) is not { } rows)
            return await JsonBody.ReadAsync(body, binding, options, cancellationToken);
        var reader = new JsonLinesRequestReader(binding, rows, new(rows.Row.Shape, options));
        await reader.ReadAsync(body, cancellationToken);
        return null;
    }

    private async ValueTask ReadAsync(PipeReader body, CancellationToken cancellationToken)
    {
        _errors.Begin(rows.Field);
        var isCompleted = false;
        while (!isCompleted && !_errors.IsFull)
        {
            var result = await body.ReadAsync(cancellationToken);
            isCompleted = result.IsCompleted;
            var rest = TakeLines(result.Buffer, isCompleted);
            body.AdvanceTo(rest.Start, rest.End);
        }
        binding.SetValue(rows.Field, rows.List.Finish(_items));
    }

    /// <summary>Reads the lines that are whole, and the last one where nothing follows.</summary>
    private ReadOnlySequence<byte> TakeLines(ReadOnlySequence<byte> text, bool isLast)
    {
        while (!_errors.IsFull)
        {
            if (text.PositionOf((byte)'\n') is not { } end)
            {
                if (!isLast)
                    return text;
                ReadLine(text);
                return text.Slice(text.End);
            }
            ReadLine(text.Slice(0, end));
            text = text.Slice(text.GetPosition(1, end));
        }
        return text;
    }

    private void ReadLine(in ReadOnlySequence<byte> bytes)
    {
        var line = bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray();
        if (_line++ == 0 && line.StartsWith(ByteOrderMark))
            line = line[ByteOrderMark.Length..];
        if (line.Trim(" \t\r"u8).IsEmpty)
            return;
        _errors.Where = string.Create(CultureInfo.InvariantCulture, $"in line {_line}");
        _errors.Enter(_items.Count);
        _items.Add(row.Read(line, _errors));
        _errors.Leave();
    }
}
