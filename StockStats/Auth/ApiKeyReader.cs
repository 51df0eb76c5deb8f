using StockStats.ServiceInterface;
using StockStats.ServiceModel.Types;

namespace StockStats.Auth;

/// <summary>Makes the keys of the settings. What it says of a wrong one never shows the key.</summary>
internal static class ApiKeyReader
{
    /// <summary>The key of appsettings.Development.json, which anybody can look up.</summary>
    public const string DevelopmentKey = "development-key-not-for-production";

    private const int ShortestKey = 16;
    private const int LongestKey = 256;

    private static readonly string[] KnownScopes = [Scopes.PricesWrite, Scopes.IngestRun];

    /// <exception cref="WrongSettingException">A key cannot be used; the message names its setting and the rule.</exception>
    public static ApiKeys Read(AuthSettings settings, bool isDevelopment)
    {
        List<ApiKey> keys = [];
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (var (name, key) in settings.Keys)
        {
            var setting = $"{AuthSettings.Section}:{nameof(settings.Keys)}:{name}";
            var text = KeyOf(setting, key);
            if (!names.TryAdd(text, setting)) throw new WrongSettingException($"{setting} has the same key as {names[text]}: expected a key of its own");
            if (!isDevelopment && text.Equals(DevelopmentKey, StringComparison.Ordinal))
                throw new WrongSettingException($"{setting} has the key of the documentation, which anybody knows: it may be used in Development only");
            keys.Add(new(name, text, ScopesOf(setting, key)));
        }

        return new(keys);
    }

    private static string KeyOf(string setting, ApiKeySettings key)
    {
        var text = (string.IsNullOrEmpty(key.Key), string.IsNullOrEmpty(key.KeyFile)) switch
        {
            (false, true) => key.Key!,
            (true, false) => ReadFile(setting, key.KeyFile!),
            (true, true) => throw new WrongSettingException($"{setting} has no key: expected Key, or KeyFile that names a file with the key"),
            _ => throw new WrongSettingException($"{setting} has both Key and KeyFile: expected one of them"),
        };
        return text.Length is >= ShortestKey and <= LongestKey && text.All(c => c is > ' ' and <= '~')
            ? text
            : throw new WrongSettingException(FormattableString.Invariant(
                $"{setting} has a key that cannot be used: expected {ShortestKey} to {LongestKey} letters, digits and signs of ASCII, no spaces"));
    }

    private static string ReadFile(string setting, string path)
    {
        try
        {
            using var file = new StreamReader(path);
            var buffer = new char[LongestKey * 2];
            return new string(buffer, 0, file.ReadBlock(buffer)).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException($"{setting}:KeyFile names '{path}', which cannot be read: expected a file that this user may read");
        }
    }

    private static HashSet<string> ScopesOf(string setting, ApiKeySettings key)
    {
        var scopes = (key.Scopes ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (scopes is []) throw new WrongSettingException($"{setting}:Scopes is empty: expected {string.Join(", ", KnownScopes)}");
        return Array.Find(scopes, scope => !KnownScopes.Contains(scope, StringComparer.Ordinal)) is { } unknown
            ? throw new WrongSettingException($"{setting}:Scopes has '{unknown}': expected {string.Join(", ", KnownScopes)}")
            : new(scopes, StringComparer.Ordinal);
    }
}
