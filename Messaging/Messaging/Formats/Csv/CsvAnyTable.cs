using System.Collections.Concurrent;
using Messaging.Formats.Rows;
using Messaging.Formats.Writing;

namespace Messaging.Formats.Csv;

/// <summary>Rows declared as objects of any kind: the first one's type is that of all.</summary>
internal sealed class CsvAnyTable(ResponseRows declared) : CsvTable
{
    private readonly ConcurrentDictionary<Type, (ResponseRows Rows, CsvTable Table)> _tables = [];

    public override ValueTask SendAsync(Utf8Stream output, object rows)
    {
        var list = ((IEnumerable<object?>)rows).Where(row => row is not null).ToArray();
        if (list is not [{ } first, ..])
            return default;
        var (typed, table) = _tables.GetOrAdd(first.GetType(), TableOf);
        return table.SendAsync(output, typed.Of(list));
    }

    private (ResponseRows Rows, CsvTable Table) TableOf(Type type)
    {
        var typed = ResponseRows.OfItems(type, declared.Name);
        return (typed, Of(typed));
    }
}
