using StockStats.ServiceInterface.Ingest.Formats;

namespace StockStats.ServiceInterface.Ingest.Files;

/// <summary>Finds the inputs a path names: a file, the files of a folder that may hold prices (not of folders in it), or standard input.</summary>
internal static class PriceInputs
{
    /// <summary>How files of prices end, in any case.</summary>
    public const string Endings = ".csv, .json, .jsonl, .zip or .gz";

    private const string StandardInput = "-";

    private static readonly string[] EndingList = [".csv", ".json", ".jsonl", ".zip", ".gz"];

    /// <summary>The inputs, those of a folder by name.</summary>
    /// <exception cref="WrongUsageException">The path is missing, or leads nowhere.</exception>
    public static IReadOnlyList<PriceInput> Of(string? path, InputStreams streams)
    {
        if (string.IsNullOrEmpty(path)) throw new WrongUsageException("--path is missing: a file, a folder, or - for standard input");
        if (path is StandardInput) return [new("standard input", streams.OpenStandardInput, CanReopen: false)];
        try
        {
            // Not File.Exists, which calls absent what it may not look at.
            return File.GetAttributes(path).HasFlag(FileAttributes.Directory) ? InFolder(path, streams) : [SingleFile(path, streams)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongUsageException($"--path '{path}' does not exist");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Opening it fails likewise, and there every failure becomes a refusal.
            return [SingleFile(path, streams)];
        }
    }

    /// <summary>Whether a name is that of a file that may hold prices, and not of what macOS keeps beside it.</summary>
    public static bool IsPriceFile(string path) =>
        EndingList.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
        && !Path.GetFileName(path.AsSpan()).StartsWith("._", StringComparison.Ordinal);

    private static List<PriceInput> InFolder(string path, InputStreams streams)
    {
        List<PriceInput> files =
            [.. Directory.EnumerateFiles(path).Where(IsPriceFile).Order(StringComparer.Ordinal).Select(file => SingleFile(file, streams))];
        return files.Count > 0
            ? files
            : [new(path, () => throw new ContentRefusedException(RefusalKind.NoData, $"the folder holds no {Endings} file"))];
    }

    private static PriceInput SingleFile(string path, InputStreams streams) =>
        new(path, () => streams.OpenFile(path)) { Length = new FileInfo(path) is { Exists: true } file ? file.Length : 0 };
}
