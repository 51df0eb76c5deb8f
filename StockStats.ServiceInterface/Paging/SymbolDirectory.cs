using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Paging;

/// <summary>
/// The stored symbols and how many bars each has, kept up by what polls of the database and writes of this process tell. Changes are
/// only noted; the first reader after them makes the view. Thread-safe.
/// </summary>
internal sealed class SymbolDirectory
{
    private readonly Lock _changing = new();
    private readonly Dictionary<string, SymbolVersion> _noted = new(StringComparer.Ordinal);
    private readonly SeenVersions _seen = new();
    private readonly bool _versionsAreCounted;
    private DirectoryView? _view;
    private bool _isOutdated;

    /// <param name="notices">What writes of this process commit.</param>
    /// <param name="versionsAreCounted">Whether versions are numbers of one counter; else each symbol counts its own.</param>
    public SymbolDirectory(CommitNotices notices, bool versionsAreCounted)
    {
        _versionsAreCounted = versionsAreCounted;
        notices.Subscribe(Hear);
    }

    /// <summary>The symbols as they are known now; null before the database was first asked.</summary>
    public DirectoryView? Current => Volatile.Read(ref _isOutdated) ? Renew() : Volatile.Read(ref _view);

    /// <summary>Takes what a poll found; the first one finds all symbols.</summary>
    public void Add(VersionChanges changes)
    {
        lock (_changing)
        {
            foreach (var change in changes.Symbols) Note(change);
            var isNews = _versionsAreCounted ? _seen.AdvanceTo(changes.Counter) : changes.Symbols.Count > 0;
            if (_view is null) Show(new(changes.DatabaseId, "", [], new()));
            else if (isNews) Volatile.Write(ref _isOutdated, true);
        }
    }

    /// <summary>Forgets everything, for another database.</summary>
    /// <param name="all">All of its symbols.</param>
    public void Replace(VersionChanges all)
    {
        lock (_changing)
        {
            _noted.Clear();
            _seen.Clear();
            foreach (var symbol in all.Symbols) Note(symbol);
            if (_versionsAreCounted) _seen.AdvanceTo(all.Counter);
            Show(new(all.DatabaseId, "", [], new()));
        }
    }

    /// <summary>Takes what a write of this process has committed, before its caller is told.</summary>
    private void Hear(IReadOnlyList<SymbolVersion> committed)
    {
        lock (_changing)
        {
            foreach (var change in committed)
            {
                // Whoever does not know the days is followed by a poll, which does.
                if (change.Days is null) continue;
                Note(change);
                if (_versionsAreCounted) _seen.Add(change.Version);
                Volatile.Write(ref _isOutdated, _view is not null);
            }
        }
    }

    private void Note(SymbolVersion change)
    {
        if (!_noted.TryGetValue(change.Symbol, out var noted) || noted.Version < change.Version) _noted[change.Symbol] = change;
    }

    private DirectoryView? Renew()
    {
        lock (_changing)
        {
            if (!_isOutdated) return _view;
            foreach (var known in _view!.Symbols)
                if (_noted.TryGetValue(known.Symbol, out var noted) && noted.Version <= known.Version) _noted.Remove(known.Symbol);
            Show(_view);
            return _view;
        }
    }

    private void Show(DirectoryView before)
    {
        Volatile.Write(ref _view, before.With(_versionsAreCounted ? _seen.Text(before.DatabaseId) : null, _noted));
        _noted.Clear();
        Volatile.Write(ref _isOutdated, false);
    }
}
