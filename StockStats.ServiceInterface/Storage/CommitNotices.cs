namespace StockStats.ServiceInterface.Storage;

/// <summary>
/// Tells readers of this process what its own writes have committed, so that whoever wrote finds it in the next answer, and not at the
/// next look at the database only. Thread-safe.
/// </summary>
internal sealed class CommitNotices
{
    private readonly Lock _changing = new();
    private Action<IReadOnlyList<SymbolVersion>>? _heard;

    /// <param name="hear">Called after each commit, before the write returns; must be quick and must not throw.</param>
    public void Subscribe(Action<IReadOnlyList<SymbolVersion>> hear)
    {
        lock (_changing) _heard += hear;
    }

    public void Publish(IReadOnlyList<SymbolVersion> committed) => _heard?.Invoke(committed);
}
