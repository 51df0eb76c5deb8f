using System.Security.Cryptography;
using System.Text;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Auth;

/// <summary>Makes the keys of the settings. What it says of a wrong one never shows the key.</summary>
internal static class ApiKeyReader
{
    /// <summary>The key of appsettings.Development.json, which anybody can look up.</summary>
    public const string DevelopmentKey = "development-key-not-for-production";

    private const int ShortestKey = 16;
    private const int LongestKey = 256;

    private static readonly byte[] DevelopmentDigest = ApiKey.Digest(DevelopmentKey);

    /// <exception cref="WrongSettingException">A key cannot be used; the message names its setting and the rule.</exception>
    public static ApiKeys Read(AuthSettings settings, bool isDevelopment)
    {
        List<ApiKey> keys = [];
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (var (name, key) in settings.Keys)
        {
            var setting = $"{AuthSettings.Section}:{nameof(settings.Keys)}:{name}";
            if (name.Length > ApiKeyUseStore.LongestName || name.Any(char.IsControl))
                throw new WrongSettingException(FormattableString.Invariant($"{AuthSettings.Section}:{nameof(settings.Keys)} has a name that cannot be used: expected 1 to {ApiKeyUseStore.LongestName} characters"));
            var digest = DigestOf(setting, key);
            var text = Convert.ToHexString(digest);
            if (!names.TryAdd(text, setting)) throw new WrongSettingException($"{setting} has the same key as {names[text]}: expected a key of its own");
            if (!isDevelopment && digest.AsSpan().SequenceEqual(DevelopmentDigest))
                throw new WrongSettingException($"{setting} has the key of the documentation, which anybody knows: it may be used in Development only");
            keys.Add(new(name, digest, KnownScopes.Read($"{setting}:{nameof(key.Scopes)}", key.Scopes, mayBeEmpty: ReadingSettings.IsClosed(settings))));
        }

        return new(keys);
    }

    /// <summary>A good key for a new caller: 256 random bits.</summary>
    public static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));

    private static byte[] DigestOf(string setting, ApiKeySettings key)
    {
        string[] given = [.. new[] { (nameof(key.Key), key.Key), (nameof(key.KeyFile), key.KeyFile), (nameof(key.KeySha256), key.KeySha256) }
            .Where(entry => !string.IsNullOrEmpty(entry.Item2)).Select(entry => entry.Item1)];
        return given switch
        {
            [nameof(key.Key)] => ApiKey.Digest(Checked(setting, key.Key!)),
            [nameof(key.KeyFile)] => ApiKey.Digest(Checked(setting, ReadFile(setting, key.KeyFile!))),
            [nameof(key.KeySha256)] => ReadDigest(setting, key.KeySha256!),
            [] => throw new WrongSettingException($"{setting} has no key: expected Key, KeyFile that names a file with the key, or KeySha256"),
            _ => throw new WrongSettingException($"{setting} has both {string.Join(" and ", given)}: expected one of them"),
        };
    }

    private static string Checked(string setting, string text) => text.Length is >= ShortestKey and <= LongestKey && text.All(c => c is > ' ' and <= '~')
        ? text
        : throw new WrongSettingException(FormattableString.Invariant(
            $"{setting} has a key that cannot be used: expected {ShortestKey} to {LongestKey} letters, digits and signs of ASCII, no spaces"));

    private static byte[] ReadDigest(string setting, string text)
    {
        var digest = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(text.Trim(), digest, out var consumed, out var written) == System.Buffers.OperationStatus.Done
            && (written, consumed) == (digest.Length, text.Trim().Length)
            ? digest
            : throw new WrongSettingException(FormattableString.Invariant(
                $"{setting}:{nameof(ApiKeySettings.KeySha256)} is no SHA-256: expected {SHA256.HashSizeInBytes * 2} hexadecimal digits"));
    }

    private static string ReadFile(string setting, string path)
    {
        try
        {
            using var file = new StreamReader(path, Encoding.UTF8);
            var buffer = new char[LongestKey * 2];
            return new string(buffer, 0, file.ReadBlock(buffer)).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException($"{setting}:KeyFile names '{path}', which cannot be read: expected a file that this user may read");
        }
    }
}
