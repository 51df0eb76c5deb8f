using Messaging.Metadata.Html;

namespace Messaging.Metadata.Pages;

/// <summary>A column of a table.</summary>
/// <param name="Head">What it is called.</param>
/// <param name="Cell">What it shows of a row; empty for nothing.</param>
internal sealed record Column<T>(string Head, Func<T, Markup> Cell);

/// <summary>
/// Tables that a narrow screen shows as blocks, one a row, with the heads before the cells. Browsers then forget that it is a
/// table, which the roles tell again.
/// </summary>
internal static class Table
{
    /// <summary>The first column names the rows. A column with nothing in it is left out.</summary>
    public static Markup Of<T>(string caption, IReadOnlyCollection<T> rows, params Column<T>[] columns)
    {
        var filled = Array.FindAll(columns, column => rows.Any(row => !column.Cell(row).IsEmpty));
        return Markup.Of($"""
            <table role="table">
            <caption class="unseen">{caption}</caption>
            <thead role="rowgroup"><tr role="row">{Markup.Each(filled, Head)}</tr></thead>
            <tbody role="rowgroup">
            {Markup.Each(rows, row => Row(row, filled))}</tbody>
            </table>

            """);
    }

    private static Markup Head<T>(Column<T> column) => Markup.Of($"""<th role="columnheader" scope="col">{column.Head}</th>""");

    private static Markup Row<T>(T row, Column<T>[] columns)
    {
        var head = Markup.Of($"""<th role="rowheader" scope="row">{columns[0].Cell(row)}</th>""");
        return Markup.Of($"<tr role=\"row\">{head}{Markup.Each(columns[1..], column => Cell(row, column))}</tr>\n");
    }

    private static Markup Cell<T>(T row, Column<T> column) =>
        Markup.Of($"""<td role="cell" data-head="{column.Head}">{column.Cell(row)}</td>""");
}
