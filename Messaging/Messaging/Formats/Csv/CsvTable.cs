using Messaging.Formats.Rows;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Csv;

/// <summary>Sends rows of one type: a header of wire names, and a line a row.</summary>
internal abstract class CsvTable
{
    /// <summary>Columns are those of the row type, whatever the rows have in them; of dictionaries all keys there are.</summary>
    public static CsvTable Of(ResponseRows rows)
    {
        if (TypeKinds.DictionaryOf(rows.RowType) is var (key, value) && key == typeof(string))
            return (CsvTable)GenericMethods.Call(typeof(CsvTable), nameof(OfDictionaries), [rows.RowType, value]);
        if (rows.RowType == typeof(object))
            return new CsvAnyTable(rows);
        return (CsvTable)GenericMethods.Call(typeof(CsvTable), nameof(OfObjects), [rows.RowType], rows);
    }

    /// <param name="output">Where to.</param>
    /// <param name="rows">An <see cref="IEnumerable{T}"/> of the row type.</param>
    public abstract ValueTask SendAsync(Utf8Stream output, object rows);

    protected static async ValueTask SendAsync<TRow>(Utf8Stream output, CsvColumns<TRow> columns, IEnumerable<TRow> rows)
    {
        output.Write((ref output, columns) => columns.WriteHeader(ref output), columns);
        Utf8Write<TRow> write = columns.WriteRow;
        foreach (var row in rows)
        {
            output.Write(write, row);
            if (output.HasEnough)
                await output.SendAsync();
        }
    }

    private static CsvTable<TRow> OfObjects<TRow>(ResponseRows rows)
    {
        if (!TypeKinds.IsObject(rows.RowType))
            return new CsvTable<TRow>(new([CsvColumn<TRow>.OfItself(rows.Name)]));
        var properties = WrittenProperty.Of(rows.RowType).Where(property => !rows.IsRest || TypeKinds.IsScalar(property.Type));
        return new CsvTable<TRow>(new([.. properties.Select(CsvColumn<TRow>.Of)]));
    }

    private static CsvDictionaryTable<TRow, TValue> OfDictionaries<TRow, TValue>()
        where TRow : IEnumerable<KeyValuePair<string, TValue>> => new();
}

internal sealed class CsvTable<TRow>(CsvColumns<TRow> columns) : CsvTable
{
    public override ValueTask SendAsync(Utf8Stream output, object rows) => SendAsync(output, columns, (IEnumerable<TRow>)rows);
}
