namespace StockStats.Benchmarks.Reads;

/// <summary>Draws ranges of days: by their places in the list of days, both inclusive.</summary>
internal static class DayRange
{
    /// <summary>Lua that draws two places, in order, as <c>first</c> and <c>last</c>: ranges of all lengths.</summary>
    public const string AnyLengthLua = """
          local first, last = random(#days), random(#days)
          if first > last then first, last = last, first end
        """;

    /// <summary>Lua that draws ranges of so many days.</summary>
    public static string Lua(int length) => FormattableString.Invariant($"""
          local first = random(#days - {length - 1})
          local last = first + {length - 1}
        """);

    /// <summary>The same, of places from 0.</summary>
    /// <param name="random">Draws.</param>
    /// <param name="days">Days in the list.</param>
    /// <param name="length">Days of the range; null: any.</param>
    public static (int First, int Last) Draw(Random random, int days, int? length)
    {
        var first = random.Next(length is { } fixedLength ? days - fixedLength + 1 : days);
        var last = length is not null ? first + length.Value - 1 : random.Next(days);
        return (Math.Min(first, last), Math.Max(first, last));
    }
}
