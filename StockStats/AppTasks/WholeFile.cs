namespace StockStats.AppTasks;

/// <summary>
/// A file that is there whole or not at all: written under another name beside it, and renamed at the end. Left without
/// <see cref="CompleteAsync"/>, what was written is deleted and a file of the name stays as it was.
/// </summary>
internal sealed class WholeFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _unfinished;
    private readonly FileStream _stream;
    private bool _completed;

    /// <param name="path">A link is followed, so that it stays a link. Its folder must exist.</param>
    /// <exception cref="IOException">It cannot be written there.</exception>
    public WholeFile(string path)
    {
        _path = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        _unfinished = $"{_path}.{Guid.NewGuid():N}.tmp";
        try
        {
            _stream = new(_unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (UnauthorizedAccessException denied)
        {
            // Told to the caller in one line, as any other trouble with files is.
            throw new IOException(denied.Message, denied);
        }

        Writer = new(_stream);
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Gives the file its name, replacing another of that name.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await Writer.FlushAsync(cancellationToken);
        RandomAccess.FlushToDisk(_stream.SafeFileHandle);
        await Writer.DisposeAsync();
        File.Move(_unfinished, _path, overwrite: true);
        _completed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_completed) return;
        // Not through the writer: on a full disk its rest cannot be written either.
        await _stream.DisposeAsync();
        File.Delete(_unfinished);
    }
}
