using System.Globalization;
using System.Text.Json;
using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Reads the rows of an AlphaVantage JSON answer; a day that comes twice gives two rows.</summary>
internal static class AlphaVantageJsonRows
{
    /// <summary>Reads every row in the order it stands; its line is its position, from 1.</summary>
    /// <param name="json">Valid JSON that holds a time series.</param>
    /// <param name="envelope">What stands around the rows.</param>
    public static List<RawRow> Read(ReadOnlySpan<byte> json, AlphaVantageEnvelope envelope)
    {
        List<RawRow> rows = [];
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSeries = AlphaVantageEnvelope.IsSeries(reader.GetString()!);
            reader.Read();
            if (isSeries && reader.TokenType == JsonTokenType.StartObject) ReadSeries(ref reader, envelope, rows);
            else reader.Skip();
        }

        return rows;
    }

    private static void ReadSeries(ref Utf8JsonReader reader, AlphaVantageEnvelope envelope, List<RawRow> rows)
    {
        var refreshed = new AlphaVantageRefreshed(envelope);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var date = reader.GetString()!;
            var row = new RawRow
            {
                Line = rows.Count + 1,
                Symbol = envelope.Symbol,
                Date = date,
                Provisional = refreshed.IsBeforeCloseOf(date),
            };
            reader.Read();
            rows.Add(reader.TokenType == JsonTokenType.StartObject ? ReadFields(ref reader, row) : NotARow(ref reader, row));
        }
    }

    private static RawRow ReadFields(ref Utf8JsonReader reader, RawRow row)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = AlphaVantageEnvelope.FieldName(reader.GetString()!);
            reader.Read();
            fields[name] = AlphaVantageEnvelope.ReadText(ref reader);
        }

        // An absent high or low is as much a damaged row as an absent close: AlphaVantage always sends them.
        return row with
        {
            Open = fields.GetValueOrDefault("open"),
            High = fields.GetValueOrDefault("high", ""),
            Low = fields.GetValueOrDefault("low", ""),
            Close = fields.GetValueOrDefault("close"),
            Volume = fields.GetValueOrDefault("volume"),
            AdjustedClose = fields.GetValueOrDefault("adjusted close"),
            Dividend = fields.GetValueOrDefault("dividend amount"),
            Split = fields.GetValueOrDefault("split coefficient"),
        };
    }

    private static RawRow NotARow(ref Utf8JsonReader reader, RawRow row)
    {
        var text = AlphaVantageEnvelope.ReadText(ref reader);
        var message = string.Create(CultureInfo.InvariantCulture, $"row {row.Line} is not an object with the prices of a day");
        return row with { Breach = new(RowFields.Row, text, RowRules.NotARow, message) };
    }
}
