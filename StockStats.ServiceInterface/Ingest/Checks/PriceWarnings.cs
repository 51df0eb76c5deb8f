using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest.Checks;

/// <summary>Finds what looks odd in the rows of one symbol. Pure; one pass, and no memory where nothing is found.</summary>
internal static class PriceWarnings
{
    /// <summary>How many times the close before it, or what part of it, a close is taken for one in another unit: 50.</summary>
    public const long ScaleFactor = 50;

    /// <summary>A rise by more than a half, as a fraction of two: 3 / 2.</summary>
    private const long RiseNumerator = 3, RiseDenominator = 2;

    /// <summary>A fall by more than a half.</summary>
    private const long FallDenominator = 2;

    /// <summary>The warnings, at most <see cref="WarningList.MostOfARule"/> of a rule and one for the rest.</summary>
    /// <param name="rows">In date order.</param>
    public static IReadOnlyList<IngestWarning> Of(IReadOnlyList<PriceRow> rows)
    {
        WarningList? warnings = null;
        var before = 0L;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var close = row.Bar.Close.Millionths;
            if (row.Bar.Date.IsWeekend) CheckWeekend(warnings ??= new(), row.Bar.Date);
            // Usual days end here.
            if (i > 0 && IsJump(before, close)) CheckJump(ref warnings, rows[i - 1], row);
            before = close;
        }

        return warnings?.ToWarnings() ?? [];
    }

    private static bool IsJump(long before, long close) =>
        close * RiseDenominator > before * RiseNumerator || close * FallDenominator < before;

    private static bool IsScaled(long before, long close) => close >= before * ScaleFactor || close * ScaleFactor <= before;

    private static void CheckWeekend(WarningList warnings, DateOnly day)
    {
        if (warnings.Count(WarningRules.Weekend)) warnings.Tell(day, WarningRules.Weekend, $"{day:yyyy-MM-dd} is a {day.DayOfWeek}");
    }

    private static void CheckJump(ref WarningList? warnings, in PriceRow before, in PriceRow row)
    {
        var expected = Expected(before.Bar.Close, row.Actions);
        var (close, day) = (row.Bar.Close, row.Bar.Date);
        if (!IsJump(expected, close.Millionths)) return;
        warnings ??= new();
        var rule = IsScaled(expected, close.Millionths) ? WarningRules.Scale : WarningRules.Jump;
        if (!warnings.Count(rule)) return;
        if (rule == WarningRules.Scale)
            warnings.Tell(day, rule, $"close {close} on {day:yyyy-MM-dd} after {before.Bar.Close} on {before.Bar.Date:yyyy-MM-dd}: another unit, such as pence for pounds?");
        else
            warnings.Tell(day, rule, $"close {close} on {day:yyyy-MM-dd} after {before.Bar.Close} on {before.Bar.Date:yyyy-MM-dd}, without a split or dividend that explains it");
    }

    /// <summary>What the close before becomes by the actions of the day, in millionths; at least 1.</summary>
    private static long Expected(Price before, IReadOnlyList<CorporateAction>? actions)
    {
        if (actions is not { Count: > 0 }) return before.Millionths;
        var expected = (Int128)before.Millionths;
        foreach (var action in actions)
        {
            if (action.Factor is { } factor) expected = expected * factor.Denominator / factor.Numerator;
            if (action.Amount is { } amount) expected -= amount.Millionths;
        }

        return (long)Int128.Clamp(expected, 1, Price.Max.Millionths);
    }
}
