using System.Globalization;

namespace StockStats.Benchmarks;

/// <summary>How long a comparison goes on, and how large it is.</summary>
/// <param name="Turns">Counted turns of each side, after one that is not counted.</param>
/// <param name="Seconds">Length of a turn, where a turn has a length.</param>
/// <param name="Connections">Connections that requests come over at once.</param>
/// <param name="Symbols">The one size to run; null: all.</param>
internal sealed record Options(int Turns = 7, int Seconds = 4, int Connections = 32, int? Symbols = null)
{
    public const string TurnsName = "--turns";
    public const string SecondsName = "--seconds";
    public const string ConnectionsName = "--connections";
    public const string SymbolsName = "--symbols";

    /// <summary>Reads options as <c>--turns N</c>.</summary>
    /// <param name="arguments">Names and numbers in turn.</param>
    /// <param name="known">The names that the command takes.</param>
    /// <exception cref="BenchmarkFailedException">Another option, or no whole number from 1.</exception>
    public static Options Read(IReadOnlyList<string> arguments, IReadOnlyList<string> known)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (!known.Contains(arguments[i], StringComparer.Ordinal))
                throw new BenchmarkFailedException($"{arguments[i]} is not known; known are: {string.Join(' ', known)}");
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
                throw new BenchmarkFailedException($"{arguments[i]} '{value}': a whole number from 1 is expected");
            options = arguments[i] switch
            {
                TurnsName => options with { Turns = number },
                SecondsName => options with { Seconds = number },
                ConnectionsName => options with { Connections = number },
                _ => options with { Symbols = number },
            };
        }

        return options;
    }
}
