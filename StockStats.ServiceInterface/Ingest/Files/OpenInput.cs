using System.IO.Compression;
using StockStats.ServiceInterface.Ingest.Formats;

namespace StockStats.ServiceInterface.Ingest.Files;

/// <summary>An input while it is read: unpacked where it is gzip, and read again where it has to be looked through first.</summary>
internal sealed class OpenInput : IAsyncDisposable
{
    private readonly PriceInput _input;
    private readonly CancellationToken _cancellationToken;
    private Stream _opened = Stream.Null;
    private UnpackedStream? _unpacked;
    private FileStream? _kept;
    private bool _canReopen;
    private long _told;

    private OpenInput(PriceInput input, CancellationToken cancellationToken) => (_input, _cancellationToken) = (input, cancellationToken);

    /// <summary>The content from its first byte, until it is read.</summary>
    public Stream Content { get; private set; } = Stream.Null;

    /// <summary>The first bytes, <see cref="ContentHead.Length"/> of them or all there are.</summary>
    public byte[] Head { get; private set; } = [];

    public static async Task<OpenInput> OpenAsync(PriceInput input, CancellationToken cancellationToken)
    {
        var open = new OpenInput(input, cancellationToken);
        try
        {
            await open.BeginAsync();
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether it is an archive whose entries are to be read.</summary>
    public bool IsArchive => CompressedContent.IsZip(Head) && !_input.IsEntry && _unpacked is null;

    /// <summary>Makes sure that the content can be read more than once: what comes but once is kept in a temporary file.</summary>
    /// <param name="folder">Where temporary files go.</param>
    /// <exception cref="Storage.StorageException">The folder takes no files.</exception>
    public async Task KeepAsync(string folder)
    {
        if (CanRewind) return;
        _kept = await KeptContent.OfAsync(Content, folder, _cancellationToken);
        Content = _kept;
    }

    /// <summary>Whether the content can be read more than once.</summary>
    public bool CanRewind => Content.CanSeek || _canReopen;

    /// <summary>Says how far the file is read. Entries of an archive say nothing: the archive does.</summary>
    public void Tell(FetchProgress? progress)
    {
        if (progress is null || _input.IsEntry || !_opened.CanSeek) return;
        progress.Advance(_opened.Position - _told);
        _told = _opened.Position;
    }

    /// <summary>Goes back to the first byte.</summary>
    public async Task RewindAsync()
    {
        if (Content.CanSeek)
        {
            Content.Position = 0;
            return;
        }

        await DisposeAsync();
        await BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        if (_unpacked is not null) await _unpacked.DisposeAsync();
        await _opened.DisposeAsync();
        if (_kept is not null) await _kept.DisposeAsync();
    }

    private async Task BeginAsync()
    {
        _opened = _input.Open();
        // A path may lead to a pipe, which is empty the second time.
        _canReopen = _input.CanReopen && (_opened.CanSeek || _input.IsEntry);
        var start = await StreamStart.OfAsync(_opened, ContentHead.Length, _cancellationToken);
        if (CompressedContent.IsGzip(start.Head))
        {
            _unpacked = Unpack(start.Content);
            start = await StreamStart.OfAsync(_unpacked, ContentHead.Length, _cancellationToken);
        }

        (Head, Content) = start;
    }

    private UnpackedStream Unpack(Stream compressed)
    {
        var counted = new CountedStream(compressed);
#pragma warning disable CA2000 // the stream that is returned disposes of it
        var unpacked = new GZipStream(counted, CompressionMode.Decompress);
#pragma warning restore CA2000
        return new(unpacked, () => _input.CompressedLength ?? counted.Count);
    }
}
