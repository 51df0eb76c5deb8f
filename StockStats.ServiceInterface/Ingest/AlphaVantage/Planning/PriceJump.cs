using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Planning;

/// <summary>Finds what looks like a split that is not known yet, so that nobody waits a month for it.</summary>
internal static class PriceJump
{
    /// <summary>From 7:5 on: smaller steps are days on which prices just moved.</summary>
    private const decimal Smallest = 1.4m;

    /// <summary>Days that a vendor's list may be behind its prices.</summary>
    private const int Lag = 2;

    /// <summary>Whether a close is far from the one before it, on a day the list of splits may not know.</summary>
    /// <param name="rows">In date order.</param>
    /// <param name="splitsAsOf">When the list was last fetched; null: never, so that it is asked for anyway.</param>
    public static bool IsUnexplained(IReadOnlyList<PriceRow> rows, DateTimeOffset? splitsAsOf)
    {
        if (splitsAsOf is not { } asOf) return false;
        var unknownFrom = DateOnly.FromDateTime(asOf.UtcDateTime).AddDays(-Lag);
        for (var i = rows.Count - 1; i > 0 && rows[i].Bar.Date >= unknownFrom; i--)
        {
            var (before, after) = (rows[i - 1].Bar.Close.ToDecimal(), rows[i].Bar.Close.ToDecimal());
            if (Math.Max(before, after) >= Smallest * Math.Min(before, after)) return true;
        }

        return false;
    }
}
