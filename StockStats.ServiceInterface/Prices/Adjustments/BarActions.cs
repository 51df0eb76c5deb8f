using System.Numerics;

namespace StockStats.ServiceInterface.Prices.Adjustments;

/// <summary>What the actions that take effect at one bar multiply the bars before it by.</summary>
/// <param name="Splits">Prices, for splits, spin-offs and stock dividends: 1/s, or C/(C+D) where new shares were booked as money.</param>
/// <param name="Shares">Volumes: as <paramref name="Splits"/> without spin-offs, the other way up.</param>
/// <param name="Cash">Prices, for money paid: C/(C+D).</param>
internal readonly record struct BarActions(BigRatio Splits, BigRatio Shares, BigRatio Cash)
{
    /// <param name="actions">Those whose ex-date is the bar's day, or a day without a bar since the bar before.</param>
    /// <param name="close">C: the bar's close as traded, in millionths.</param>
    public static BarActions Of(IEnumerable<CorporateAction> actions, BigRatio close)
    {
        var (splits, shares, cash, stock) = (BigRatio.One, BigRatio.One, BigInteger.Zero, BigInteger.Zero);
        foreach (var action in actions)
        {
            if (action.Factor is { } factor)
            {
                splits = splits.Times(new(factor.Denominator, factor.Numerator));
                if (action.Kind != ActionKind.SpinOff) shares = shares.Times(new(factor.Numerator, factor.Denominator));
            }
            else if (action.Amount is { Millionths: > 0 } amount)
            {
                if (action.Kind == ActionKind.Cash) cash += amount.Millionths;
                else stock += amount.Millionths;
            }
        }

        var dilution = Without(close, stock);
        return new(splits.Times(dilution), shares.Times(dilution.Inverse), Without(close, cash));
    }

    /// <summary>C/(C+D).</summary>
    private static BigRatio Without(BigRatio close, BigInteger paid) =>
        paid.IsZero ? BigRatio.One : new(close.Numerator, close.Numerator + paid * close.Denominator);
}
