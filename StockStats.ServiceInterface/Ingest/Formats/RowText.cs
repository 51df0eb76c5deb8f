using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>The text of one row's fields, in one piece of memory that serves every row in turn.</summary>
/// <param name="longest">Characters of the longest row.</param>
internal sealed class RowText(int longest)
{
    private readonly char[] _text = new char[longest];
    private int _used;

    /// <summary>Begins a row: the cells of the one before hold no more.</summary>
    public void Clear() => _used = 0;

    /// <summary>Copies a field, without white space around it.</summary>
    public Cell Add(ReadOnlySpan<char> field)
    {
        field = field.Trim();
        field.CopyTo(_text.AsSpan(_used));
        var cell = new Cell(_text.AsMemory(_used, field.Length));
        _used += field.Length;
        return cell;
    }
}
