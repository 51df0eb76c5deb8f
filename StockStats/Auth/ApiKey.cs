using System.Security.Cryptography;
using System.Text;

namespace StockStats.Auth;

/// <summary>An API key as it is kept in memory: a digest, from which the key cannot be had back. Thread-safe.</summary>
/// <param name="name">What logs and ingest runs call it.</param>
/// <param name="digest">SHA-256 of the key.</param>
/// <param name="scopes">What it permits.</param>
internal sealed class ApiKey(string name, byte[] digest, IReadOnlySet<string> scopes)
{
    private long _lastUsed;

    /// <summary>Who sends it.</summary>
    public KnownCaller Caller { get; } = new(name, $"key:{name}", scopes, "API key");

    public string Name => name;

    /// <summary>When it was last sent, as <see cref="DateTimeOffset.UtcTicks"/>; 0: not since the start.</summary>
    public long LastUsedTicks => Volatile.Read(ref _lastUsed);

    public static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Compares digests of one length in a time that says nothing about how much of them is equal.</summary>
    public bool HasDigest(ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(digest, other);

    /// <summary>Remembers a use. Of two at once either may be the one that is remembered.</summary>
    public void Use(DateTimeOffset now) => Volatile.Write(ref _lastUsed, now.UtcTicks);
}
