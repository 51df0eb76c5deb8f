namespace StockStats.Benchmarks;

/// <summary>Generated prices: every symbol has the same days.</summary>
/// <param name="Symbols">Symbols, from S0000 on.</param>
/// <param name="Days">Days of each.</param>
/// <param name="FirstDay">The first one, where it is no weekday the next one.</param>
internal sealed record DataSet(int Symbols, int Days, DateOnly FirstDay)
{
    /// <summary>Nineteen years of 500 symbols.</summary>
    public static readonly DataSet Usual = Of(symbols: 500);

    /// <summary>Ninety-eight years of 200 symbols.</summary>
    public static readonly DataSet Long = new(200, 25_570, new(1926, 1, 4));

    /// <summary>All rows together.</summary>
    public long Rows => (long)Symbols * Days;

    /// <summary>So many symbols of 5,000 days.</summary>
    public static DataSet Of(int symbols) => new(symbols, 5_000, PriceFile.FirstDay);

    /// <summary>The days, in order.</summary>
    public DateOnly[] Dates() => [.. PriceFile.Weekdays(FirstDay, Days)];

    /// <summary>Prices of a symbol on all its days.</summary>
    public PriceDay[] History(int symbol)
    {
        var walk = new PriceWalk(symbol);
        return [.. Enumerable.Range(0, Days).Select(_ => walk.Next())];
    }

    /// <summary>Writes all prices to a file.</summary>
    public void Write(string path) => PriceFile.Write(path, Days, Symbols, first: FirstDay);
}
