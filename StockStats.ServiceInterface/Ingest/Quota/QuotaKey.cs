using System.Security.Cryptography;
using System.Text;

namespace StockStats.ServiceInterface.Ingest.Quota;

/// <summary>Whose requests are counted together: a provider's key, of which only a hash is held.</summary>
public sealed record QuotaKey
{
    private QuotaKey(string provider, string hash) => (Provider, Hash) = (provider, hash);

    /// <summary>Name of the provider.</summary>
    public string Provider { get; }

    /// <summary>SHA-256 of the provider's name and the key, in 64 hexadecimal digits: one key used at two providers has two hashes.</summary>
    public string Hash { get; }

    /// <summary>The key of a provider.</summary>
    /// <param name="provider">Name of the provider.</param>
    /// <param name="key">The key itself; it is not kept.</param>
    public static QuotaKey Of(string provider, string key) =>
        new(provider, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{provider}\0{key}"))));
}
