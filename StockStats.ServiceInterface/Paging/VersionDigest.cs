using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Paging;

/// <summary>A name of symbols with their versions, where no counter of all changes can be one: the same for the same ones, on every server.</summary>
internal static class VersionDigest
{
    /// <summary>Half of SHA-256: 128 bits meet by chance once in 10^19 states.</summary>
    private const int Bytes = 16;

    /// <param name="databaseId">Which database they are of.</param>
    /// <param name="symbols">In ordinal order.</param>
    public static string Of(string databaseId, ReadOnlySpan<SymbolVersion> symbols)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> version = stackalloc byte[sizeof(long)];
        foreach (var symbol in symbols)
        {
            // No symbol has a zero byte: one cannot pass for the end of another.
            digest.AppendData(Encoding.ASCII.GetBytes(symbol.Symbol));
            BinaryPrimitives.WriteInt64BigEndian(version, symbol.Version);
            digest.AppendData([0]);
            digest.AppendData(version);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{databaseId}.all.{Convert.ToHexStringLower(digest.GetHashAndReset().AsSpan(0, Bytes))}");
    }
}
