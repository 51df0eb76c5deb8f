using System.IO.Compression;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Files;

/// <summary>The files of prices in a zip archive, in whatever folders of it.</summary>
internal static class ZipEntries
{
    /// <summary>Most entries an archive may have: more than there are symbols of shares.</summary>
    public const int Most = 100_000;

    /// <summary>The entries by name; they can be opened while the archive is.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="name">What reports call it.</param>
    /// <exception cref="ContentRefusedException">There is none.</exception>
    public static IReadOnlyList<PriceInput> Of(ZipArchive archive, string name)
    {
        if (archive.Entries.Count > Most)
            throw ContentRefusedException.NotPrices($"the archive has {archive.Entries.Count} entries; at most {Most} are read");
        List<PriceInput> inputs =
            [.. archive.Entries.Where(entry => PriceInputs.IsPriceFile(entry.Name)).OrderBy(entry => entry.FullName, StringComparer.Ordinal).Select(Input)];
        return inputs.Count > 0
            ? inputs
            : throw new ContentRefusedException(RefusalKind.NoData, $"the archive holds no {PriceInputs.Endings} file");

        PriceInput Input(ZipArchiveEntry entry) => new($"{name}!{Excerpt.Of(entry.FullName)}", () => Open(entry)) { CompressedLength = entry.CompressedLength };
    }

    private static UnpackedStream Open(ZipArchiveEntry entry) => entry.IsEncrypted
        ? throw ContentRefusedException.NotPrices("it is encrypted; unpack it first")
        : new(entry.Open(), () => entry.CompressedLength);
}
