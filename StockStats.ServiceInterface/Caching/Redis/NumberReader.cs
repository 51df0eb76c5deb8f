using System.Buffers.Binary;
using System.Text;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>Reads what <see cref="NumberWriter"/> writes. Bytes that end too early are an <see cref="InvalidDataException"/>.</summary>
internal ref struct NumberReader(ReadOnlySpan<byte> bytes)
{
    private const int MostBits = 64;

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public static ulong Fixed(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    public long Next()
    {
        var number = 0UL;
        for (var (i, shift) = (0, 0); i < _rest.Length && shift < MostBits; i++, shift += 7)
        {
            number |= unchecked((ulong)(_rest[i] & 0x7F) << shift);
            if (_rest[i] > 0x7F) continue;
            _rest = _rest[(i + 1)..];
            return unchecked((long)(number >> 1) ^ -(long)(number & 1));
        }

        throw new InvalidDataException("it ends inside a number");
    }

    /// <summary>A number of things of which each takes at least one byte.</summary>
    public int NextCount() => InRange(0, _rest.Length, "a count");

    public int NextDay() => InRange(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber, "a day");

    public int InRange(int least, int most, string what) => Next() is var number && number >= least && number <= most
        ? (int)number
        : throw new InvalidDataException($"{what} is out of its range");

    public string NextText()
    {
        var length = NextCount();
        if (length > _rest.Length) throw new InvalidDataException("it ends inside a text");
        var text = Encoding.UTF8.GetString(_rest[..length]);
        _rest = _rest[length..];
        return text;
    }
}
