namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>JSON that has to be read as a whole: what its rows mean stands around them.</summary>
internal static class JsonContent
{
    /// <summary>Largest input: 256 MiB, a hundred times the longest history there is.</summary>
    public const int LargestInput = 256 * 1024 * 1024;

    /// <summary>The content without its byte order mark.</summary>
    /// <exception cref="ContentRefusedException">It is larger than <see cref="LargestInput"/>.</exception>
    public static ReadOnlySpan<byte> ReadAll(Stream content)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (content.Read(buffer) is > 0 and var read)
        {
            if (all.Length + read > LargestInput)
                throw ContentRefusedException.NotPrices($"it is larger than {LargestInput} bytes, more than any symbol's history");
            all.Write(buffer.AsSpan(0, read));
        }

        ReadOnlySpan<byte> json = all.GetBuffer().AsSpan(0, (int)all.Length);
        return json.StartsWith("\uFEFF"u8) ? json["\uFEFF"u8.Length..] : json;
    }
}
