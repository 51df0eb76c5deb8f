using System.Security.Cryptography;
using System.Text;

namespace StockStats.Auth;

/// <summary>An API key as it is kept in memory: a digest, from which the key cannot be had back.</summary>
/// <param name="name">What logs and ingest runs call it.</param>
/// <param name="key">The key.</param>
/// <param name="scopes">What it permits.</param>
internal sealed class ApiKey(string name, string key, IReadOnlySet<string> scopes)
{
    private readonly byte[] _digest = Digest(key);

    public string Name => name;

    public static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public bool Permits(string scope) => scopes.Contains(scope);

    /// <summary>Compares digests of one length in a time that says nothing about how much of them is equal.</summary>
    public bool HasDigest(ReadOnlySpan<byte> digest) => CryptographicOperations.FixedTimeEquals(_digest, digest);
}
