using System.CommandLine.Parsing;
using System.Globalization;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.AppTasks;

/// <summary>Texts that options of several tasks have in common.</summary>
internal static class OptionTexts
{
    /// <summary>Symbols of a list <c>A,B,C</c> in their normal form, each once, in the order given; may be none.</summary>
    /// <exception cref="WrongUsageException">A text is no symbol.</exception>
    public static List<string> Symbols(string list)
    {
        var symbols = new List<string>();
        foreach (var text in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!SymbolName.TryNormalize(text, out var symbol)) throw new WrongUsageException($"'{text}' is not a symbol: {SymbolName.Rule}");
            if (!symbols.Contains(symbol, StringComparer.Ordinal)) symbols.Add(symbol);
        }

        return symbols;
    }

    /// <summary>What is wrong with the texts of <c>--from</c> and <c>--to</c>; null stands for one not given.</summary>
    public static IEnumerable<string> DayProblems(string? from, string? to)
    {
        if (from is not null && Day(from) is null) yield return $"--from '{from}' is not a day: expected YYYY-MM-DD";
        if (to is not null && Day(to) is null) yield return $"--to '{to}' is not a day: expected YYYY-MM-DD";
        if (Day(from) > Day(to)) yield return $"--from {from} is after --to {to}";
    }

    /// <summary>The days between two texts without problems, both included.</summary>
    public static DateRange Days(string? from, string? to) => DateRange.Between(Day(from), Day(to));

    /// <summary>Reads <c>--basis</c>.</summary>
    public static PriceBasis Basis(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (PriceBases.TryParse(text.ToLowerInvariant(), out var basis)) return basis;
        result.AddError($"'{text}' is not a basis: expected raw, split or all");
        return default;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
