using System.Globalization;

namespace StockStats.ServiceInterface.Paging;

/// <summary>
/// Which versions are taken in: all up to one, and those of this process' own commits above it, between which others may have committed
/// what the next poll brings. Not thread-safe.
/// </summary>
internal sealed class SeenVersions
{
    private readonly SortedSet<long> _ahead = [];
    private long _all = -1;

    /// <summary>All versions up to one are taken in.</summary>
    /// <returns>Whether that says anything new.</returns>
    public bool AdvanceTo(long version)
    {
        if (version <= _all) return false;
        _all = version;
        Absorb();
        return true;
    }

    /// <summary>One more version is taken in.</summary>
    public void Add(long version)
    {
        if (version > _all) _ahead.Add(version);
        if (_all >= 0) Absorb();
    }

    public void Clear()
    {
        _ahead.Clear();
        _all = -1;
    }

    /// <summary>A name of what is taken in of a database.</summary>
    public string Text(string databaseId) => _ahead.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{databaseId}.all.{_all}")
        : string.Create(CultureInfo.InvariantCulture, $"{databaseId}.all.{_all}+{string.Join('+', _ahead)}");

    /// <summary>The counter leaves out no number: the one after the last known is the next commit.</summary>
    private void Absorb()
    {
        while (_ahead.Count > 0 && _ahead.Min <= _all + 1)
        {
            _all = Math.Max(_all, _ahead.Min);
            _ahead.Remove(_ahead.Min);
        }
    }
}
