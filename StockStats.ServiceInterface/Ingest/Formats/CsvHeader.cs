using Sylvan.Data.Csv;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>The column names of a CSV input.</summary>
internal sealed class CsvHeader
{
    private readonly string[] _names;

    public CsvHeader(IEnumerable<string> names) => _names = [.. names.Select(name => name.Trim())];

    public int Count => _names.Length;

    /// <summary>The header in the first line of a text; null where that line cannot be read as CSV.</summary>
    public static CsvHeader? OfFirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        using var line = new StringReader(end < 0 ? text : text[..end]);
        try
        {
            using var csv = CsvDataReader.Create(line, CsvRows.Options());
            return csv.Read() ? new(CsvRows.Cells(csv)) : null;
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    /// <summary>Whether every one of the names is there, in any order and case.</summary>
    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is null) return false;
        }

        return true;
    }

    /// <summary>The name of a column as it came.</summary>
    public string this[int column] => _names[column];

    /// <summary>Whether these are the names, in this order and case.</summary>
    public bool IsExactly(params ReadOnlySpan<string> names) => names.SequenceEqual(_names);

    /// <summary>Whether there is a column of one of the names, in any case.</summary>
    public bool HasAny(params ReadOnlySpan<string> names) => FirstOf(names) is not null;

    /// <summary>The position of a column by the first of its names that is there.</summary>
    /// <exception cref="ContentRefusedException">It is not there, or there twice.</exception>
    public int Require(params ReadOnlySpan<string> names) => Require(FirstOf(names) ?? names[0]);

    /// <summary>The position of a column that may be there, by the first of its names that is.</summary>
    /// <exception cref="ContentRefusedException">It is there twice.</exception>
    public int? Optional(params ReadOnlySpan<string> names) => FirstOf(names) is { } name ? Optional(name) : null;

    /// <summary>The position of a column; null where there is none of the name, in any case.</summary>
    public int? Find(string name) =>
        Array.FindIndex(_names, candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase)) is var at and >= 0 ? at : null;

    /// <summary>The position of a column that has to be there.</summary>
    /// <exception cref="ContentRefusedException">It is not there, or there twice.</exception>
    public int Require(string name) =>
        Optional(name) ?? throw ContentRefusedException.NotPrices($"column '{name}' is missing; the header is '{this}'");

    /// <summary>The position of a column that may be there.</summary>
    /// <exception cref="ContentRefusedException">It is there twice.</exception>
    public int? Optional(string name)
    {
        var at = Find(name);
        var another = at is { } first && Array.FindIndex(_names, first + 1, Is) >= 0;
        return another ? throw ContentRefusedException.NotPrices($"column '{name}' comes twice; the header is '{this}'") : at;

        bool Is(string candidate) => candidate.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first column whose name is none of the given ones; null where there is none.</summary>
    public string? FirstOtherThan(IReadOnlyCollection<string> known) =>
        Array.Find(_names, name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));

    private string? FirstOf(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is not null) return name;
        }

        return null;
    }

    /// <summary>The names as they came, with commas, cut to a length that fits a message.</summary>
    public override string ToString() => Rows.Excerpt.Of(string.Join(',', _names));
}
