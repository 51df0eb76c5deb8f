using System.Data.Common;
using System.Globalization;

namespace StockStats.ServiceInterface.Storage.Flask;

/// <summary>A row of the Flask system's table. Texts are as the database writes them; empty where it has NULL.</summary>
/// <param name="Number">Its id, or its place in the table from 1 where rows have no id.</param>
/// <param name="Symbol">In any case.</param>
/// <param name="Date">A day, perhaps with a time of midnight.</param>
/// <param name="Open">A price.</param>
/// <param name="Close">A price.</param>
/// <param name="Volume">A number of shares.</param>
internal readonly record struct FlaskRow(long Number, string Symbol, string Date, string Open, string Close, string Volume)
{
    /// <summary>The rows one by one: none is held.</summary>
    public static IEnumerable<FlaskRow> Read(DbDataReader reader, FlaskTable table)
    {
        var (openIsSingle, closeIsSingle, volumeIsSingle) = (table.IsSingle("open_price"), table.IsSingle("close_price"), table.IsSingle("volume"));
        for (var place = 1L; reader.Read(); place++)
        {
            var id = long.TryParse(Text(reader, 0), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : place;
            yield return new(id, Text(reader, 1), Text(reader, 2),
                Number(Text(reader, 3), openIsSingle), Number(Text(reader, 4), closeIsSingle), Number(Text(reader, 5), volumeIsSingle));
        }

        static string Number(string text, bool isSingle) => isSingle ? Shortest(text) : text;
    }

    private static string Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? "" : reader.GetString(column);

    /// <summary>The shortest number that single precision keeps as this one: 185.3, where 185.3000030517578 is what is kept.</summary>
    private static string Shortest(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        ? ((float)value).ToString(CultureInfo.InvariantCulture)
        : text;
}
