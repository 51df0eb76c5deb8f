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
        var taken = await TakeAsync(_ => ours.TakeTurnAsync(), _ => yardstick.TakeTurnAsync(), turns);
        return Print(title, unit, format, (ours.Name, [.. taken.Select(turn => turn.Ours)]), (yardstick.Name, [.. taken.Select(turn => turn.Theirs)]));
    }

    /// <summary>Runs one turn of each side that is not counted, then the counted ones.</summary>
    /// <param name="takeOursAsync">A turn of the one side, told its number from 0.</param>
    /// <param name="takeTheirsAsync">A turn of the other side, told the same number.</param>
    /// <param name="turns">Counted turns of each, at least 1.</param>
    public static async Task<IReadOnlyList<(T Ours, T Theirs)>> TakeAsync<T>(
        Func<int, Task<T>> takeOursAsync, Func<int, Task<T>> takeTheirsAsync, int turns)
    {
        List<(T Ours, T Theirs)> taken = [];
        for (var turn = 0; turn <= turns; turn++)
            taken.Add((await takeOursAsync(turn), await takeTheirsAsync(turn)));
        return taken[1..];
    }

    /// <summary>Prints both sides' figures, turn by turn in the same order, and their ratio.</summary>
    /// <returns>The ratios.</returns>
    public static Spread Print(
        string title, string unit, string format, (string Name, IReadOnlyList<double> Figures) ours, (string Name, IReadOnlyList<double> Figures) yardstick)
    {
        var ratios = Spread.Of(ours.Figures.Zip(yardstick.Figures, (our, their) => our / their));
        Console.WriteLine(title);
        Console.WriteLine($"  {ours.Name,-36} {Spread.Of(ours.Figures).ToText(format)} {unit}");
        Console.WriteLine($"  {yardstick.Name,-36} {Spread.Of(yardstick.Figures).ToText(format)} {unit}");
        Console.WriteLine($"  {"ratio",-36} {ratios.ToText("0.000")}");
        return ratios;
    }
}
