using StockStats.ServiceInterface;
using StockStats.ServiceModel.Types;

namespace StockStats.Auth;

/// <summary>The scopes there are. A misspelt one would permit nothing, in silence.</summary>
internal static class KnownScopes
{
    private static readonly string[] All = [Scopes.PricesWrite, Scopes.IngestRun, Scopes.MetricsRead];

    /// <summary>All of them, for people.</summary>
    public static string Text { get; } = string.Join(", ", All);

    public static bool Has(string scope) => All.Contains(scope, StringComparer.Ordinal);

    /// <summary>Reads scopes with <c>,</c> between them. A key for reading alone, where that is closed, has none.</summary>
    /// <exception cref="WrongSettingException">One of them is unknown.</exception>
    /// <param name="setting">Where they stand, for people.</param>
    /// <param name="text">The scopes; null for none.</param>
    /// <param name="mayBeEmpty">Whether a key without any is of use.</param>
    public static IReadOnlySet<string> Read(string setting, string? text, bool mayBeEmpty)
    {
        var scopes = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (scopes is [] && !mayBeEmpty) throw new WrongSettingException($"{setting} is empty: expected {Text}");
        return Array.Find(scopes, scope => !Has(scope)) is { } unknown
            ? throw new WrongSettingException($"{setting} has '{unknown}': expected {Text}")
            : new HashSet<string>(scopes, StringComparer.Ordinal);
    }
}
