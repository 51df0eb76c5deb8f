using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.Files;

/// <summary>Keeps content that comes but once in a temporary file.</summary>
internal static class KeptContent
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads all of the content, and gives it back from its first byte; the file goes with the stream.</summary>
    /// <exception cref="StorageException">The folder takes no files.</exception>
    public static async Task<FileStream> OfAsync(Stream content, string folder, CancellationToken cancellationToken)
    {
        var file = Guarded(folder, () => Create(folder));
        try
        {
            var buffer = new byte[BufferSize];
            while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
                Guarded(folder, () => file.Write(buffer, 0, read));
            Guarded(folder, () => file.Flush());
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static FileStream Create(string folder)
    {
        var path = Path.Combine(folder, $"stockstats-{Guid.NewGuid():N}.input");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, BufferSize);
        // The name goes at once, so that a process that is killed leaves no file behind.
        File.Delete(path);
        return file;
    }

    private static void Guarded(string folder, Action write) => Guarded(folder, () =>
    {
        write();
        return true;
    });

    private static T Guarded<T>(string folder, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"Standard input that has to be read twice is kept in a temporary file, and {folder} takes none: {error.Message}. " +
                "Free space there, name another folder in Ingest:TempFolder, or save the input to a file and give its path.", error);
        }
    }
}
