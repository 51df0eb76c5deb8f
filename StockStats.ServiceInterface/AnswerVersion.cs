using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface;

/// <summary>
/// What the answer to a request was made from, for its ETag; the host makes one for each request. Services that do not say so have no ETag.
/// </summary>
public sealed class AnswerVersion
{
    /// <summary>Database, and the version of each symbol in the order they were read, with points between them; null where nothing was said.</summary>
    public string? Text { get; private set; }

    /// <summary>The last day that the answer speaks of as it was stored; null where nothing was said, or where later days may change it.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>The answer speaks of days up to the given one. Adjusted prices go by the newest bar: the next split changes all of them.</summary>
    internal void SpeaksUntil(DateOnly? lastDay, PriceAdjustment adjustment) =>
        LastDay = adjustment == PriceAdjustment.AsStored ? lastDay : null;

    /// <summary>The answer was made from all symbols.</summary>
    internal void Add(DirectoryView all) => Text = all.Label;

    internal void Add(StoredSeries read) =>
        Text = Text is null ? read.Label : FormattableString.Invariant($"{Text}.{read.Version}");
}
