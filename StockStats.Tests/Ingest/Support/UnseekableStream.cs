using System.Text;

namespace StockStats.Tests.Ingest.Support;

/// <summary>A stream that, like a pipe, comes but once.</summary>
internal sealed class UnseekableStream(byte[] content) : MemoryStream(content)
{
    public UnseekableStream(string content)
        : this(Encoding.UTF8.GetBytes(content))
    {
    }

    public override bool CanSeek => false;
}
