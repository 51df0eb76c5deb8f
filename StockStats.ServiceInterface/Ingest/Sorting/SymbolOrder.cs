using System.Text;

namespace StockStats.ServiceInterface.Ingest.Sorting;

/// <summary>
/// Finds out, before a table is read, whether each symbol's rows stand together in it. A look at one column of the bytes, at many times
/// the speed of reading.
/// </summary>
internal static class SymbolOrder
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Looks at all of the content.</summary>
    /// <param name="content">A table in UTF-8 with a header, from its first byte. Left open.</param>
    /// <param name="column">The column of the symbols, from 0.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>False also where it cannot be told: with quotes, which may hide commas and ends of lines.</returns>
    public static async Task<bool> IsGroupedAsync(Stream content, int column, CancellationToken cancellationToken)
    {
        var scan = new Scan(column);
        var buffer = new byte[BufferSize];
        var kept = 0;
        while (await content.ReadAsync(buffer.AsMemory(kept), cancellationToken) is > 0 and var read)
        {
            if (!scan.TakeLines(buffer.AsSpan(0, kept + read), out var taken)) return false;
            kept = kept + read - taken;
            if (kept == buffer.Length) return false;
            buffer.AsSpan(taken, kept).CopyTo(buffer);
        }

        return scan.TakeLine(buffer.AsSpan(0, kept));
    }

    private sealed class Scan(int column)
    {
        private readonly HashSet<string> _earlier = new(StringComparer.OrdinalIgnoreCase);
        private byte[] _current = [];
        private int _length = -1;
        private bool _hasHeader;

        /// <summary>Takes the whole lines of a part of the content.</summary>
        public bool TakeLines(ReadOnlySpan<byte> part, out int taken)
        {
            taken = 0;
            if (part.Contains((byte)'"')) return false;
            while (part[taken..].IndexOf((byte)'\n') is >= 0 and var end)
            {
                if (!TakeLine(part.Slice(taken, end))) return false;
                taken += end + 1;
            }

            return true;
        }

        /// <summary>Whether the line's symbol is that of the line before, or one not seen before.</summary>
        public bool TakeLine(ReadOnlySpan<byte> line)
        {
            if (line.Contains((byte)'"')) return false;
            if (line.Trim(" \t\r"u8).IsEmpty) return true;
            if (!_hasHeader) return _hasHeader = true;
            var cell = Cell(line);
            if (cell.IsEmpty) return true;
            if (_length >= 0 && cell.SequenceEqual(_current.AsSpan(0, _length))) return true;
            if (_length >= 0 && !_earlier.Add(Encoding.UTF8.GetString(_current, 0, _length))) return false;
            if (_current.Length < cell.Length) _current = new byte[cell.Length];
            cell.CopyTo(_current);
            _length = cell.Length;
            return !_earlier.Contains(Encoding.UTF8.GetString(cell));
        }

        private ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> line)
        {
            for (var i = 0; i < column; i++)
            {
                var comma = line.IndexOf((byte)',');
                if (comma < 0) return [];
                line = line[(comma + 1)..];
            }

            var end = line.IndexOf((byte)',');
            return (end < 0 ? line : line[..end]).Trim(" \t\r"u8);
        }
    }
}
