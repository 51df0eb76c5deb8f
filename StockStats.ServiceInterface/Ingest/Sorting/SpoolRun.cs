using System.Text;

namespace StockStats.ServiceInterface.Ingest.Sorting;

/// <summary>Rows sorted by symbol in a temporary file, written once and read once. Not thread-safe.</summary>
internal sealed class SpoolRun : IDisposable
{
    private const int NoMoreRows = -1;
    private const int BufferSize = 16 * 1024;

    private readonly FileStream _file;
    private readonly BinaryWriter _writer;
    private readonly BinaryReader _reader;
    private int _next = NoMoreRows;

    /// <summary>Makes the file.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public SpoolRun(string folder)
    {
        var path = Path.Combine(folder, $"stockstats-{Guid.NewGuid():N}.spool");
        _file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, BufferSize);
        // The name goes at once, so that a process that is killed leaves no file behind.
        File.Delete(path);
        _writer = new(_file, Encoding.UTF8, leaveOpen: true);
        _reader = new(_file, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>Adds a row; symbols come in rising order.</summary>
    /// <param name="number">The number of its symbol, from 0.</param>
    /// <param name="row">The row.</param>
    public void Write(int number, in CheckedRow row)
    {
        _writer.Write(number);
        SpoolRecord.Write(_writer, row);
    }

    /// <summary>Ends the writing.</summary>
    public void BeginReading()
    {
        _writer.Write(NoMoreRows);
        _writer.Flush();
        _file.Position = 0;
        _next = _reader.ReadInt32();
    }

    /// <summary>Reads the next row where it is one of the symbol.</summary>
    public bool TryRead(int number, string symbol, out CheckedRow row)
    {
        row = default;
        if (_next != number) return false;
        row = SpoolRecord.Read(_reader, symbol);
        _next = _reader.ReadInt32();
        return true;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
        _file.Dispose();
    }
}
