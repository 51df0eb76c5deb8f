namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>Tells compressed content by its first bytes.</summary>
internal static class CompressedContent
{
    /// <summary>Bytes that tell.</summary>
    public const int MarkLength = 4;

    /// <summary>Whether it is a zip archive, also one without entries.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8);

    public static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..];
}
