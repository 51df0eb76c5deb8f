namespace StockStats.ServiceInterface.Statistics.Benchmarks;

/// <summary>
/// Running means, sums of squares and of products about them, and extremes, of pairs of returns and of their differences, by the updating
/// formulas of Welford (1962), in the form for products of Schubert and Gertz (2018).
/// </summary>
internal struct PairedMoments
{
    private double _minR, _maxR, _minB, _maxB, _minD, _maxD;

    /// <summary>Number of pairs.</summary>
    public int Count { get; private set; }

    /// <summary>Mean of the symbol's returns.</summary>
    public double MeanR { get; private set; }

    /// <summary>Mean of the benchmark's returns.</summary>
    public double MeanB { get; private set; }

    /// <summary>Mean of the differences r − b.</summary>
    public double MeanD { get; private set; }

    /// <summary>Σ(r − mean)².</summary>
    public double SquaresR { get; private set; }

    /// <summary>Σ(b − mean)².</summary>
    public double SquaresB { get; private set; }

    /// <summary>Σ(d − mean)² of the differences.</summary>
    public double SquaresD { get; private set; }

    /// <summary>Σ(r − mean)(b − mean).</summary>
    public double Products { get; private set; }

    /// <summary>Whether the symbol's returns are all the same.</summary>
    public readonly bool IsConstantR => _minR.Equals(_maxR);

    /// <summary>Whether the benchmark's returns are all the same.</summary>
    public readonly bool IsConstantB => _minB.Equals(_maxB);

    /// <summary>Whether the differences are all the same.</summary>
    public readonly bool IsConstantD => _minD.Equals(_maxD);

    public void Add(double r, double b)
    {
        var d = r - b;
        if (Count++ == 0) (_minR, _maxR, _minB, _maxB, _minD, _maxD) = (r, r, b, b, d, d);
        (_minR, _maxR) = (Math.Min(_minR, r), Math.Max(_maxR, r));
        (_minB, _maxB) = (Math.Min(_minB, b), Math.Max(_maxB, b));
        (_minD, _maxD) = (Math.Min(_minD, d), Math.Max(_maxD, d));
        var (deltaR, deltaB, deltaD) = (r - MeanR, b - MeanB, d - MeanD);
        (MeanR, MeanB, MeanD) = (MeanR + deltaR / Count, MeanB + deltaB / Count, MeanD + deltaD / Count);
        SquaresR += deltaR * (r - MeanR);
        SquaresB += deltaB * (b - MeanB);
        SquaresD += deltaD * (d - MeanD);
        Products += deltaR * (b - MeanB);
    }
}
