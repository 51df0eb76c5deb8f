using System.Collections;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>The bars of rows, without a copy of them.</summary>
internal sealed class NewBars(IReadOnlyList<PriceRow> rows) : IReadOnlyList<Bar>
{
    public int Count => rows.Count;

    public Bar this[int index] => rows[index].Bar;

    public IEnumerator<Bar> GetEnumerator() => rows.Select(row => row.Bar).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
