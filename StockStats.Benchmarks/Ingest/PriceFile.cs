using System.Globalization;
using System.Text;

namespace StockStats.Benchmarks.Ingest;

/// <summary>Files of daily prices from a walk with a fixed seed, in the columns of our own CSV: two decimals, weekdays from 2018 on.</summary>
internal static class PriceFile
{
    private const string Header = "symbol,date,open_price,high_price,low_price,close_price,volume";

    /// <summary>Symbols in a file.</summary>
    public const int Symbols = 500;

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where; replaced.</param>
    /// <param name="days">Days of each symbol.</param>
    /// <param name="symbols">Symbols, from S0000 on.</param>
    /// <param name="byDay">Whether rows stand by day, then symbol, instead of by symbol, then day.</param>
    public static void Write(string path, int days, int symbols = Symbols, bool byDay = false)
    {
        var walks = Enumerable.Range(0, symbols).Select(symbol => new Walk(symbol)).ToArray();
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        file.WriteLine(Header);
        if (byDay)
        {
            foreach (var date in Weekdays(days))
                foreach (var walk in walks) walk.WriteDay(file, date);
        }
        else
        {
            foreach (var walk in walks)
                foreach (var date in Weekdays(days)) walk.WriteDay(file, date);
        }
    }

    private static IEnumerable<DateOnly> Weekdays(int count)
    {
        var date = new DateOnly(1990, 1, 1);
        for (var given = 0; given < count; date = date.AddDays(1))
        {
            if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            given++;
            yield return date;
        }
    }

    private sealed class Walk(int symbol)
    {
        private readonly Random _random = new(symbol);
        private readonly string _name = symbol.ToString("'S'0000", CultureInfo.InvariantCulture);
        private int _close = 10_000 + symbol;

        public void WriteDay(StreamWriter file, DateOnly date)
        {
            var open = Math.Max(200, _close + _random.Next(-100, 101));
            _close = Math.Max(200, open + _random.Next(-150, 151));
            var high = Math.Max(open, _close) + _random.Next(90);
            var low = Math.Min(open, _close) - _random.Next(50);
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{_name},{date:yyyy-MM-dd},{open / 100m:0.00},{high / 100m:0.00},{low / 100m:0.00},{_close / 100m:0.00},{_random.Next(10_000, 90_000_000)}"));
        }
    }
}
