namespace StockStats.ServiceInterface.Statistics;

/// <summary>What is undefined is absent: no infinity and no NaN leaves this namespace.</summary>
internal static class Defined
{
    /// <summary>The value, or null where it is none.</summary>
    public static double? OrNull(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The quotient; null for a divisor of zero.</summary>
    public static double? Quotient(double? dividend, double? divisor) =>
        dividend is { } above && divisor is { } below && below != 0 ? OrNull(above / below) : null;
}
