using System.Globalization;

namespace StockStats.Benchmarks;

/// <summary>How long a comparison goes on.</summary>
/// <param name="Turns">Counted turns of each side, after one that is not counted.</param>
/// <param name="Seconds">Length of a turn, where a turn has a length.</param>
internal sealed record Options(int Turns = 7, int Seconds = 4)
{
    /// <summary>Reads <c>--turns N</c> and <c>--seconds N</c>.</summary>
    /// <exception cref="BenchmarkFailedException">Another option, or no whole number from 1.</exception>
    public static Options Read(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
                throw new BenchmarkFailedException($"{arguments[i]} '{value}': a whole number from 1 is expected");
            options = arguments[i] switch
            {
                "--turns" => options with { Turns = number },
                "--seconds" => options with { Seconds = number },
                _ => throw new BenchmarkFailedException($"{arguments[i]} is not known; known are --turns and --seconds"),
            };
        }

        return options;
    }
}
