using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface;

/// <summary>
/// What the answer to a request was made from, for its ETag; the host makes one for each request. Services that do not say so have no ETag.
/// </summary>
public sealed class AnswerVersion
{
    /// <summary>Database, and the version of each symbol in the order they were read; null where nothing was said.</summary>
    public string? Text { get; private set; }

    internal void Add(StoredSeries read) =>
        Text = Text is null ? FormattableString.Invariant($"{read.DatabaseId} {read.Version}") : FormattableString.Invariant($"{Text} {read.Version}");
}
