using System.IO.Hashing;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>
/// A history as bytes: head (magic, format number, database, version, symbol), facts, bars, checksum. Numbers are varints, signed ones in
/// zigzag; prices are differences, in the largest power of ten of millionths that divides all of them. About 12 bytes a bar.
/// </summary>
internal static class SeriesBytes
{
    /// <summary>Number of this form. Another form has another one: servers of two builds then keep entries of their own.</summary>
    public const int Format = 1;

    private const int ChecksumBytes = sizeof(ulong);

    private static ReadOnlySpan<byte> Magic => "SSPS"u8;

    public static byte[] Write(StoredSeries stored)
    {
        var writer = new NumberWriter();
        writer.Append(Magic);
        writer.Append(Format);
        writer.Append(stored.DatabaseId);
        writer.Append(stored.Version);
        writer.Append(stored.Series.Facts.Symbol);
        FactsBytes.Write(writer, stored.Series.Facts);
        BarBytes.Write(writer, stored.Series);
        writer.AppendFixed(XxHash3.HashToUInt64(writer.Written));
        return writer.Written.ToArray();
    }

    /// <param name="bytes">What <see cref="Write"/> made.</param>
    /// <param name="key">What it must be the history of.</param>
    /// <exception cref="InvalidDataException">They are cut, changed, of another form or of another history.</exception>
    public static StoredSeries Read(ReadOnlySpan<byte> bytes, SeriesKey key)
    {
        if (!bytes.StartsWith(Magic) || bytes.Length < Magic.Length + ChecksumBytes) throw new InvalidDataException("it is no history");
        var content = bytes[..^ChecksumBytes];
        if (XxHash3.HashToUInt64(content) != NumberReader.Fixed(bytes[^ChecksumBytes..])) throw new InvalidDataException("its checksum is wrong");
        var reader = new NumberReader(content[Magic.Length..]);
        if (reader.Next() is not Format and var format) throw new InvalidDataException(FormattableString.Invariant($"its form is {format}, expected {Format}"));
        var found = new SeriesKey(reader.NextText(), Version: reader.Next(), Symbol: reader.NextText());
        if (found != key) throw new InvalidDataException($"it is {found}");
        var facts = FactsBytes.Read(ref reader, key.Symbol);
        var bars = BarBytes.Read(ref reader);
        return reader.IsAtEnd ? new(new(bars, facts), key.Version, key.DatabaseId) : throw new InvalidDataException("something follows its bars");
    }
}
