using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>
/// Bars as numbers: their count, the unit of their prices, runs of bars that have the same columns, and then each bar's differences: its
/// day's from the day before, its open's from the close before, its close's, high's and low's from its open, its adjusted close's
/// from the last one. Differences wrap around, so that there is none that does not fit.
/// </summary>
internal static class BarBytes
{
    private const int HasHigh = 1;
    private const int HasLow = 2;
    private const int HasAdjustedClose = 4;
    private const int IsProvisional = 8;
    private const int AllColumns = HasHigh | HasLow | HasAdjustedClose | IsProvisional;

    public static void Write(NumberWriter writer, PriceSeries series)
    {
        var unit = PriceUnit.Of(series);
        writer.Append(series.Count);
        writer.Append(unit);
        WriteRuns(writer, series);
        var last = default(LastBar);
        for (var i = 0; i < series.Count; i++)
        {
            var bar = series.BarAt(i);
            unchecked
            {
                var (open, close) = (bar.Open.Millionths / unit, bar.Close.Millionths / unit);
                writer.Append(bar.Date.DayNumber - last.Day);
                writer.Append(open - last.Close);
                writer.Append(close - open);
                if (bar.High is { } high) writer.Append(high.Millionths / unit - open);
                if (bar.Low is { } low) writer.Append(low.Millionths / unit - open);
                writer.Append(bar.Volume);
                var adjusted = bar.AdjustedClose?.Millionths / unit;
                if (adjusted is { } value) writer.Append(value - last.AdjustedClose);
                last = new(bar.Date.DayNumber, close, adjusted ?? last.AdjustedClose);
            }
        }
    }

    public static List<Bar> Read(ref NumberReader reader)
    {
        var count = reader.NextCount();
        var unit = reader.InRange(1, (int)Price.Unit, "the unit of prices");
        var columns = ReadRuns(ref reader, count);
        List<Bar> bars = new(count);
        var last = default(LastBar);
        for (var i = 0; i < count; i++) bars.Add(ReadBar(ref reader, columns[i], unit, ref last));
        return bars;
    }

    private static Bar ReadBar(ref NumberReader reader, byte columns, long unit, ref LastBar last)
    {
        unchecked
        {
            var day = last.Day + reader.InRange(0, DateOnly.MaxValue.DayNumber - last.Day, "a day");
            if (day == last.Day && last.HasDay) throw new InvalidDataException("two bars are of one day");
            var open = last.Close + reader.Next();
            var close = open + reader.Next();
            Price? high = (columns & HasHigh) == 0 ? null : new((open + reader.Next()) * unit);
            Price? low = (columns & HasLow) == 0 ? null : new((open + reader.Next()) * unit);
            var volume = reader.Next();
            var hasAdjusted = (columns & HasAdjustedClose) != 0;
            var adjusted = hasAdjusted ? last.AdjustedClose + reader.Next() : last.AdjustedClose;
            last = new(day, close, adjusted, HasDay: true);
            return new(
                DateOnly.FromDayNumber(day), new(open * unit), high, low, new(close * unit), volume,
                hasAdjusted ? new Price(adjusted * unit) : null, (columns & IsProvisional) != 0);
        }
    }

    /// <summary>Which columns a bar has, and for how many bars that stays so.</summary>
    private static void WriteRuns(NumberWriter writer, PriceSeries series)
    {
        for (var (start, end) = (0, 0); start < series.Count; start = end)
        {
            var columns = ColumnsOf(series.BarAt(start));
            while (end < series.Count && ColumnsOf(series.BarAt(end)) == columns) end++;
            writer.Append(columns);
            writer.Append(end - start);
        }
    }

    private static byte[] ReadRuns(ref NumberReader reader, int count)
    {
        var columns = new byte[count];
        for (var start = 0; start < count;)
        {
            var same = (byte)reader.InRange(0, AllColumns, "the columns of a bar");
            var length = reader.InRange(1, count - start, "a run of bars");
            columns.AsSpan(start, length).Fill(same);
            start += length;
        }

        return columns;
    }

    private static int ColumnsOf(in Bar bar) =>
        (bar.High is null ? 0 : HasHigh) | (bar.Low is null ? 0 : HasLow)
        | (bar.AdjustedClose is null ? 0 : HasAdjustedClose) | (bar.Provisional ? IsProvisional : 0);

    /// <summary>What the next bar is told from.</summary>
    private readonly record struct LastBar(int Day, long Close, long AdjustedClose, bool HasDay = false);
}
