using System.Globalization;
using System.Text;
using System.Text.Json;
using Messaging.Formats;
using StockStats.ServiceModel.Types;

namespace StockStats.AppTasks;

/// <summary>Exported rows as text, lines ending in LF whatever the system.</summary>
internal static class ExportText
{
    private static readonly JsonSerializerOptions Json = new JsonFormat().Options;

    /// <summary>What stands before all rows.</summary>
    public static string Head(ExportFormat format) => format == ExportFormat.Csv
        ? "symbol,date,open_price,high_price,low_price,close_price,volume,adjusted_close_price,dividend_amount,split_coefficient,provisional\n"
        : "";

    public static StringBuilder Lines(ExportFormat format, IReadOnlyList<FinancialData> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            if (format == ExportFormat.Csv) AppendCsv(text, row);
            else text.Append(JsonSerializer.Serialize(row, Json)).Append('\n');
        }

        return text;
    }

    /// <summary>No cell needs quotes: symbols have neither commas nor quotes, and the rest is numbers.</summary>
    private static void AppendCsv(StringBuilder text, FinancialData row)
    {
        text.Append(CultureInfo.InvariantCulture, $"{row.Symbol},{row.Date:yyyy-MM-dd},{row.OpenPrice},{row.HighPrice},{row.LowPrice},{row.ClosePrice},");
        text.Append(CultureInfo.InvariantCulture, $"{row.Volume},{row.AdjustedClosePrice},{row.DividendAmount},{row.SplitCoefficient},");
        text.Append(row.Provisional == true ? "true\n" : "\n");
    }
}
