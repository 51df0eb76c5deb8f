using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace StockStats.ServiceInterface.Prices;

/// <summary>The form of a symbol: upper case, 1 to 32 of A–Z, 0–9, dot, caret, equals sign and hyphen.</summary>
public static class SymbolName
{
    /// <summary>Longest symbol, in characters: 32.</summary>
    public const int MaxLength = 32;

    /// <summary>What a symbol has to look like, for messages.</summary>
    public const string Rule = "1 to 32 characters of A-Z, 0-9, '.', '^', '=' and '-'";

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.^=-");

    /// <summary>Upper-cases and checks a symbol.</summary>
    /// <param name="text">In any case; white space is not part of a symbol.</param>
    /// <param name="symbol">The symbol, where the answer is true.</param>
    public static bool TryNormalize(string? text, [NotNullWhen(true)] out string? symbol)
    {
        symbol = text?.ToUpperInvariant();
        return symbol is { Length: > 0 and <= MaxLength } && symbol.AsSpan().IndexOfAnyExcept(Allowed) < 0;
    }
}
