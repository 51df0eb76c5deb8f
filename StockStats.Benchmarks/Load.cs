namespace StockStats.Benchmarks;

/// <summary>What a server bore.</summary>
/// <param name="RequestsPerSecond">All of them answered with a status below 400.</param>
/// <param name="BytesPerSecond">Heads of the answers included.</param>
/// <param name="MedianMilliseconds">Half of the answers took no longer.</param>
/// <param name="P99Milliseconds">99 % of the answers took no longer.</param>
internal sealed record Load(double RequestsPerSecond, double BytesPerSecond, double MedianMilliseconds, double P99Milliseconds);
