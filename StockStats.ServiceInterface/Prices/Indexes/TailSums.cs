namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>Sums over the returns of a range that are at or below a limit.</summary>
/// <param name="Sum">Σ r.</param>
/// <param name="Squares">Σ r².</param>
/// <param name="SumDoubt">How far rounding may have taken Sum from the truth; zero where each return was added.</param>
/// <param name="SquaresDoubt">The same for Squares.</param>
internal readonly record struct TailSums(double Sum, double Squares, double SumDoubt, double SquaresDoubt);
