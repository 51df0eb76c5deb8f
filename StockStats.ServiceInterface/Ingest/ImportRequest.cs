namespace StockStats.ServiceInterface.Ingest;

/// <summary>What to bring in, and how strict to be.</summary>
/// <param name="Fetch">What to ask the provider for.</param>
/// <param name="OnError">What a rejected row means for its symbol.</param>
/// <param name="DryRun">Read and check everything, store nothing.</param>
public sealed record ImportRequest(FetchRequest Fetch, OnError OnError = OnError.Reject, bool DryRun = false)
{
    /// <summary>Store changed history even where it looks like another adjustment, or like another company.</summary>
    public bool Force { get; init; }

    /// <summary>The number under which the run is recorded already; null: the import records it.</summary>
    public long? Run { get; init; }
}

/// <summary>What a rejected row means for the other rows of its symbol.</summary>
public enum OnError
{
    /// <summary>Nothing of the symbol is stored, and all its rows count as rejected.</summary>
    Reject,

    /// <summary>The others are stored.</summary>
    Skip,
}
