using System.Globalization;
using System.Text;

namespace StockStats.Benchmarks;

/// <summary>Files of daily prices from walks with fixed seeds, in the columns of our own CSV: two decimals, weekdays.</summary>
internal static class PriceFile
{
    private const string Header = "symbol,date,open_price,high_price,low_price,close_price,volume";

    /// <summary>Symbols in a file.</summary>
    public const int Symbols = 500;

    /// <summary>The first day of a file.</summary>
    public static readonly DateOnly FirstDay = new(1990, 1, 1);

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where; replaced.</param>
    /// <param name="days">Days of each symbol.</param>
    /// <param name="symbols">Symbols, from S0000 on.</param>
    /// <param name="byDay">Whether rows stand by day, then symbol, instead of by symbol, then day.</param>
    /// <param name="first">The first day, where it is no weekday the next one; <see cref="FirstDay"/> unless given.</param>
    public static void Write(string path, int days, int symbols = Symbols, bool byDay = false, DateOnly? first = null)
    {
        var dates = Weekdays(first ?? FirstDay, days).ToArray();
        var walks = Enumerable.Range(0, symbols).Select(symbol => new PriceWalk(symbol)).ToArray();
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        file.WriteLine(Header);
        if (byDay)
        {
            foreach (var date in dates)
                foreach (var walk in walks) WriteDay(file, walk, date);
        }
        else
        {
            foreach (var walk in walks)
                foreach (var date in dates) WriteDay(file, walk, date);
        }
    }

    /// <summary>So many days from one on, without Saturdays and Sundays.</summary>
    public static IEnumerable<DateOnly> Weekdays(DateOnly first, int count)
    {
        var date = first;
        for (var given = 0; given < count; date = date.AddDays(1))
        {
            if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            given++;
            yield return date;
        }
    }

    private static void WriteDay(StreamWriter file, PriceWalk walk, DateOnly date)
    {
        var day = walk.Next();
        file.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{walk.Name},{date:yyyy-MM-dd},{day.Open / 100m:0.00},{day.High / 100m:0.00},{day.Low / 100m:0.00},{day.Close / 100m:0.00},{day.Volume}"));
    }
}
