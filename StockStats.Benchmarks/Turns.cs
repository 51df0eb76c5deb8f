namespace StockStats.Benchmarks;

/// <summary>One side of a comparison: its name, and a turn of it that gives its figure.</summary>
internal sealed record Side(string Name, Func<Task<double>> TakeTurnAsync);

/// <summary>
/// Two sides that take turns, so that a change of the machine's speed hits both. The ratio is taken turn by turn, and its median told.
/// </summary>
internal static class Turns
{
    /// <summary>Runs one turn of each that is not counted, then the counted ones, and prints both figures and their ratio.</summary>
    /// <param name="title">What is compared.</param>
    /// <param name="unit">Unit of the figures.</param>
    /// <param name="format">Number format of the figures.</param>
    /// <param name="ours">The numerator.</param>
    /// <param name="yardstick">The denominator.</param>
    /// <param name="turns">Counted turns of each, at least 1.</param>
    /// <returns>The ratios.</returns>
    public static async Task<Spread> CompareAsync(string title, string unit, string format, Side ours, Side yardstick, int turns)
    {
        List<double> ourFigures = [], theirFigures = [];
        for (var turn = 0; turn <= turns; turn++)
        {
            var our = await ours.TakeTurnAsync();
            var their = await yardstick.TakeTurnAsync();
            if (turn == 0) continue;
            ourFigures.Add(our);
            theirFigures.Add(their);
        }

        var ratios = Spread.Of(ourFigures.Zip(theirFigures, (our, their) => our / their));
        Console.WriteLine(title);
        Console.WriteLine($"  {ours.Name,-36} {Spread.Of(ourFigures).ToText(format)} {unit}");
        Console.WriteLine($"  {yardstick.Name,-36} {Spread.Of(theirFigures).ToText(format)} {unit}");
        Console.WriteLine($"  {"ratio",-36} {ratios.ToText("0.000")}");
        return ratios;
    }
}
