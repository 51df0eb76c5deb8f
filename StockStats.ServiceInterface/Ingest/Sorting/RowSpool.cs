using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.Sorting;

/// <summary>
/// Sorts rows by symbol in constant memory, whatever their number: full runs go to temporary files. Symbols come out in the order in
/// which they first came in, the rows of each in the order of the input. Not thread-safe.
/// </summary>
/// <param name="folder">Where temporary files go.</param>
/// <param name="runRows">Rows held in memory, at least 1.</param>
internal sealed class RowSpool(string folder, int runRows = RowSpool.DefaultRunRows) : IDisposable
{
    /// <summary>Rows held in memory unless told otherwise: about 6 MB of them.</summary>
    public const int DefaultRunRows = 50_000;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _symbols = [];
    private readonly List<CheckedRow> _rows = [];
    private readonly List<long> _keys = [];
    private readonly List<SpoolRun> _runs = [];

    /// <summary>Takes a row.</summary>
    /// <exception cref="IOException">A temporary file cannot be written.</exception>
    public void Add(in CheckedRow row)
    {
        if (!_numbers.TryGetValue(row.Symbol, out var number))
        {
            _numbers.Add(row.Symbol, number = _symbols.Count);
            _symbols.Add(row.Symbol);
        }

        // The symbol's number above the row's place: sorting the keys sorts by symbol and keeps the order within one.
        _keys.Add((long)number << 32 | (uint)_rows.Count);
        _rows.Add(row);
        if (_rows.Count >= runRows) WriteRun();
    }

    /// <summary>Gives all rows, symbol by symbol. Nothing can be added after it.</summary>
    public IEnumerable<PriceRowSet> ReadBySymbol()
    {
        if (_runs.Count == 0) return ReadFromMemory();
        if (_rows.Count > 0) WriteRun();
        // Their room is free for what is read back.
        _keys.Capacity = 0;
        _rows.Capacity = 0;
        return ReadFromRuns();
    }

    public void Dispose() => _runs.ForEach(run => run.Dispose());

    private static int PlaceOf(long key) => (int)(key & int.MaxValue);

    private void WriteRun()
    {
        _keys.Sort();
        var run = new SpoolRun(folder);
        _runs.Add(run);
        foreach (var key in _keys) run.Write((int)(key >> 32), _rows[PlaceOf(key)]);
        run.BeginReading();
        _keys.Clear();
        _rows.Clear();
    }

    private IEnumerable<PriceRowSet> ReadFromMemory()
    {
        _keys.Sort();
        var next = 0;
        for (var number = 0; number < _symbols.Count; number++)
        {
            var rows = new PriceRowSet(_symbols[number]);
            for (; next < _keys.Count && _keys[next] >> 32 == number; next++) _rows[PlaceOf(_keys[next])].AddTo(rows);
            yield return rows;
        }
    }

    private IEnumerable<PriceRowSet> ReadFromRuns()
    {
        for (var number = 0; number < _symbols.Count; number++)
        {
            var rows = new PriceRowSet(_symbols[number]);
            foreach (var run in _runs)
            {
                while (run.TryRead(number, _symbols[number], out var row)) row.AddTo(rows);
            }

            yield return rows;
        }
    }
}
