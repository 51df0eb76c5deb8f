namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>
/// Σ r and Σ r² of the returns that end before a position and are below a rank, at every so many positions and ranks: the sums of any range
/// below any limit are a subtraction, and a walk from the nearest lines of the table. About 5 bytes a bar at any length.
/// </summary>
internal sealed class ReturnGrid
{
    private const int BytesPerBar = 5;
    private const int CellBytes = 2 * sizeof(double);

    /// <summary>Relative error allowed for in a running sum: 256 units of the last place. What is seen is about a tenth of it.</summary>
    private const double Rounding = 256 * 2.220446049250313e-16;

    private readonly AdjustedPrices _prices;
    private readonly OrderIndex _order;
    private readonly int _step;
    private readonly int _lines;
    private readonly (double Sum, double Squares)[] _cells; // a row for each line of positions, a column for each line of ranks

    /// <param name="prices">Whose returns.</param>
    /// <param name="order">Of the returns; position 0, where none ends, comes last.</param>
    /// <param name="ranks">Of the returns, by position.</param>
    public ReturnGrid(AdjustedPrices prices, OrderIndex order, ReadOnlySpan<int> ranks)
    {
        (_prices, _order) = (prices, order);
        _step = (int)Math.Sqrt((double)CellBytes / BytesPerBar * prices.Count) + 1;
        _lines = prices.Count / _step + 1;
        _cells = new (double, double)[_lines * _lines];
        Fill(ranks);
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)_cells.Length * CellBytes;

    /// <summary>The sums of the returns at or below a limit that end in a range of positions.</summary>
    /// <param name="from">At least 1.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="limit">Finite.</param>
    /// <param name="rank">How many returns of the whole series are at or below the limit.</param>
    public TailSums AtOrBelow(int from, int to, double limit, int rank)
    {
        var (first, last) = (Line(from), Line(to));
        if (first >= last) return OneByOne(from, to, limit);
        var line = Line(rank);
        var (before, until) = (_cells[first * _lines + line], _cells[last * _lines + line]);
        var sums = new Accumulator(until.Sum - before.Sum, until.Squares - before.Squares);
        AddRanks(ref sums, (first * _step, last * _step), line * _step, rank);
        AddPositions(ref sums, from, first * _step, limit);
        AddPositions(ref sums, last * _step, to, limit);
        // Cauchy-Schwarz: the sum of |r| over a row's m returns is at most the root of m times their squares.
        var sumDoubt = 2 * Rounding * Math.Sqrt((double)last * _step * until.Squares);
        return new(sums.Sum, sums.Squares, sumDoubt, Rounding * (until.Squares + before.Squares));
    }

    /// <summary>The same by adding each return: exact to the last few bits, at a cost that grows with the range.</summary>
    public TailSums OneByOne(int from, int to, double limit)
    {
        var sums = default(Accumulator);
        AddPositions(ref sums, from, to, limit);
        return new(sums.Sum, sums.Squares, 0, 0);
    }

    /// <summary>How many returns of the whole series are at or below a limit.</summary>
    public int CountInSeries(double limit)
    {
        var positions = _order.Positions;
        var (low, high) = (0, positions.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_prices.ReturnAt(positions[middle]) <= limit) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The same for a limit that is one of the returns: mostly the next one is higher.</summary>
    public int CountInSeries(RankedReturn limit)
    {
        var positions = _order.Positions;
        var next = limit.Rank + 1;
        // Position 0, where no return ends, comes last.
        return next == positions.Length - 1 || _prices.ReturnAt(positions[next]) > limit.Value ? next : CountInSeries(limit.Value);
    }

    private void Fill(ReadOnlySpan<int> ranks)
    {
        var strips = new (double Sum, double Squares)[_lines];
        for (var row = 1; row < _lines; row++)
        {
            for (var i = Math.Max(1, (row - 1) * _step); i < row * _step; i++)
            {
                var r = _prices.ReturnAt(i);
                ref var strip = ref strips[ranks[i] / _step];
                strip = (strip.Sum + r, strip.Squares + r * r);
            }

            var cells = _cells.AsSpan(row * _lines, _lines);
            for (var column = 1; column < _lines; column++)
            {
                var (left, strip) = (cells[column - 1], strips[column - 1]);
                cells[column] = (left.Sum + strip.Sum, left.Squares + strip.Squares);
            }
        }
    }

    /// <summary>The line nearest to a position or rank.</summary>
    private int Line(int index) => Math.Min((index + _step / 2) / _step, _lines - 1);

    /// <summary>Adds the returns of the ranks from one on and before another, or takes them off where the second is the lower one.</summary>
    private void AddRanks(ref Accumulator sums, (int First, int Last) positions, int from, int to)
    {
        var sign = from <= to ? 1 : -1;
        foreach (var position in _order.Positions[Math.Min(from, to)..Math.Max(from, to)])
        {
            if (position > 0 && positions.First <= position && position < positions.Last) sums.Add(_prices.ReturnAt(position), sign);
        }
    }

    /// <summary>Adds the returns of the positions from one on and before another, or takes them off where the second is the lower one.</summary>
    private void AddPositions(ref Accumulator sums, int from, int to, double limit)
    {
        var sign = from <= to ? 1 : -1;
        for (var i = Math.Max(1, Math.Min(from, to)); i < Math.Max(from, to); i++)
        {
            var r = _prices.ReturnAt(i);
            if (r <= limit) sums.Add(r, sign);
        }
    }

    private record struct Accumulator(double Sum, double Squares)
    {
        public void Add(double r, int sign) => (Sum, Squares) = (Sum + sign * r, Squares + sign * r * r);
    }
}
