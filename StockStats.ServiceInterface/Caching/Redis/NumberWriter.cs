using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>Writes numbers in as few bytes as they need.</summary>
internal sealed class NumberWriter
{
    /// <summary>Most bytes of a 64-bit number at 7 bits a byte.</summary>
    private const int LongestNumber = 10;

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Append(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Small numbers of either sign take few bytes: 0, −1, 1, −2, … become 0, 1, 2, 3, …</summary>
    public void Append(long number)
    {
        var rest = unchecked((ulong)((number << 1) ^ (number >> 63)));
        var span = _bytes.GetSpan(LongestNumber);
        var length = 0;
        for (; rest > 0x7F; rest >>= 7) span[length++] = (byte)((rest & 0x7F) | 0x80);
        span[length++] = (byte)rest;
        _bytes.Advance(length);
    }

    /// <summary>The length in bytes, then UTF-8.</summary>
    public void Append(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(bytes.Length);
        Append(bytes);
    }

    /// <summary>Eight bytes, the lowest first.</summary>
    public void AppendFixed(ulong number)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(sizeof(ulong)), number);
        _bytes.Advance(sizeof(ulong));
    }
}
