using Messaging.Formats.Writing;

namespace Messaging.Formats.Csv;

/// <summary>A column of a table: what it is called, and the cell of each row.</summary>
internal abstract class CsvColumn<TRow>(string name)
{
    public string Name { get; } = name;

    public static CsvColumn<TRow> Of(WrittenProperty property) =>
        (CsvColumn<TRow>)GenericMethods.Call(typeof(CsvColumn<TRow>), nameof(Create), [property.Type], property);

    /// <summary>The only column of rows that are one value.</summary>
    public static CsvColumn<TRow> OfItself(string name) => new CsvColumn<TRow, TRow>(name, row => row);

    public abstract void Write(ref Utf8Output output, TRow row);

    private static CsvColumn<TRow, TValue> Create<TValue>(WrittenProperty property) =>
        new CsvColumn<TRow, TValue>(property.Name, property.Getter<TRow, TValue>());
}

internal sealed class CsvColumn<TRow, TValue>(string name, Func<TRow, TValue> get) : CsvColumn<TRow>(name)
{
    public override void Write(ref Utf8Output output, TRow row) => CsvCell<TValue>.Write(ref output, get(row));
}

/// <summary>The columns of a table as they are written: cells with commas between, and a line break.</summary>
internal sealed class CsvColumns<TRow>(IReadOnlyList<CsvColumn<TRow>> columns)
{
    private static ReadOnlySpan<byte> RowEnd => "\r\n"u8;

    private readonly CsvColumn<TRow>[] _columns = [.. columns];

    public void WriteHeader(ref Utf8Output output)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            if (i > 0)
                output.Write((byte)',');
            CsvText.Write(ref output, _columns[i].Name);
        }
        output.Write(RowEnd);
    }

    public void WriteRow(ref Utf8Output output, TRow row)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            if (i > 0)
                output.Write((byte)',');
            if (row is not null)
                _columns[i].Write(ref output, row);
        }
        output.Write(RowEnd);
    }
}
