using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>The text of one row's fields, in one piece of memory that serves every row in turn.</summary>
/// <param name="longest">Characters of the longest row.</param>
internal sealed class RowText(int longest)
{
    /// <summary>Fields that may grow when they are made plain, with room to spare.</summary>
    private const int MostGrowing = 16;

    private readonly char[] _text = new char[longest + MostGrowing * NumberText.Longest];
    private int _used;

    /// <summary>Begins a row: the cells of the one before hold no more.</summary>
    public void Clear() => _used = 0;

    /// <summary>Copies a field, without white space around it.</summary>
    public Cell Add(ReadOnlySpan<char> field)
    {
        field = field.Trim();
        field.CopyTo(_text.AsSpan(_used));
        return Take(field.Length);
    }

    /// <summary>Copies a day, as YYYY-MM-DD where it is one; else as it came, for the report.</summary>
    public Cell AddDay(ReadOnlySpan<char> field, DateOrder order)
    {
        const int Iso = 10;
        field = field.Trim();
        if ((field.Length == Iso && field[4] == '-') || !DayText.TryParse(field, order, out var day)) return Add(field);
        day.TryFormat(_text.AsSpan(_used), out var length, "O");
        return Take(length);
    }

    /// <summary>Copies a number, made plain where it is one; else as it came, for the report.</summary>
    public Cell AddNumber(ReadOnlySpan<char> field)
    {
        field = field.Trim();
        return NumberText.TryPlain(field, Room, out var length) ? Take(length) : Add(field);
    }

    /// <summary>Copies a volume, which may have a unit, made plain where it is one; else as it came, for the report.</summary>
    public Cell AddVolume(ReadOnlySpan<char> field)
    {
        field = field.Trim();
        return NumberText.TryPlainVolume(field, Room, out var length) ? Take(length) : Add(field);
    }

    private Span<char> Room => _text.AsSpan(_used, NumberText.Longest);

    private Cell Take(int length)
    {
        var cell = new Cell(_text.AsMemory(_used, length));
        _used += length;
        return cell;
    }
}
