namespace StockStats.Benchmarks;

/// <summary>A comparison whose sides did not do the same work, or did not do it at all: it has no figure.</summary>
public sealed class BenchmarkFailedException(string message) : Exception(message);
