namespace StockStats.ServiceInterface.Ingest.Files;

/// <summary>Something that may hold prices: a file, an entry of an archive, standard input.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Open">Opens it from its first byte, as often as asked where <paramref name="CanReopen"/>.</param>
/// <param name="CanReopen">Whether it can be opened again; standard input comes but once.</param>
internal sealed record PriceInput(string Name, Func<Stream> Open, bool CanReopen = true)
{
    /// <summary>Bytes of the file; 0 where nobody knows beforehand.</summary>
    public long Length { get; init; }

    /// <summary>Bytes it takes compressed; null where it is no entry of an archive.</summary>
    public long? CompressedLength { get; init; }

    /// <summary>Whether it is part of an archive, so that one more archive in it is not opened.</summary>
    public bool IsEntry => CompressedLength is not null;
}
