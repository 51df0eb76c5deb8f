namespace StockStats.Auth;

/// <summary>The API keys of this server. Thread-safe.</summary>
internal sealed class ApiKeys(IReadOnlyList<ApiKey> keys)
{
    public bool IsEmpty => keys.Count == 0;

    /// <summary>In the order of the settings.</summary>
    public IReadOnlyList<ApiKey> All => keys;

    /// <summary>The key a caller sent; null where it is none of ours.</summary>
    public ApiKey? Find(string sent)
    {
        var digest = ApiKey.Digest(sent);
        ApiKey? found = null;
        // Each one is compared, so that the time does not tell which one it was.
        foreach (var key in keys)
        {
            if (key.HasDigest(digest)) found = key;
        }

        return found;
    }
}
