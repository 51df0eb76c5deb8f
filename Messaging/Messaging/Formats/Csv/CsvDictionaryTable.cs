using Messaging.Formats.Writing;

namespace Messaging.Formats.Csv;

/// <summary>Rows that are dictionaries: a column for each key of any row, in the order in which they first appear.</summary>
internal sealed class CsvDictionaryTable<TRow, TValue> : CsvTable
    where TRow : IEnumerable<KeyValuePair<string, TValue>>
{
    public override ValueTask SendAsync(Utf8Stream output, object rows)
    {
        // Twice through the rows, so that no key of a late row is lost.
        var list = ((IEnumerable<TRow>)rows).Where(row => row is not null).ToArray();
        var keys = list.SelectMany(row => row).Select(pair => pair.Key).Distinct(StringComparer.Ordinal);
        var columns = new CsvColumns<TRow>([.. keys.Select(key => new CsvColumn<TRow, TValue?>(key, row => ValueOf(row, key)))]);
        return SendAsync(output, columns, list);
    }

    private static TValue? ValueOf(TRow row, string key) => row switch
    {
        IReadOnlyDictionary<string, TValue> dictionary => dictionary.TryGetValue(key, out var value) ? value : default,
        IDictionary<string, TValue> dictionary => dictionary.TryGetValue(key, out var value) ? value : default,
        _ => row.FirstOrDefault(pair => pair.Key.Equals(key, StringComparison.Ordinal)).Value,
    };
}
