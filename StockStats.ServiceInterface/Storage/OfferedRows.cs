using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Checks what a caller has to hold before a batch may be written, so that a mistake shows before anything is locked.</summary>
internal static class OfferedRows
{
    /// <summary>What a batch offers, in the ordinal order of its symbols: the order in which every writer locks them.</summary>
    /// <exception cref="ArgumentException">As <see cref="Checked"/>, or a symbol comes twice.</exception>
    public static IReadOnlyList<SymbolPrices> CheckedBySymbol(IReadOnlyList<SymbolPrices> batch)
    {
        SymbolPrices[] sorted = [.. batch.Select(prices => prices with { Rows = Checked(prices) })];
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Symbol, b.Symbol));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (string.Equals(sorted[i].Symbol, sorted[i - 1].Symbol, StringComparison.Ordinal))
                throw new ArgumentException($"{sorted[i].Symbol} comes twice in one batch.", nameof(batch));
        }

        return [.. sorted.Where(prices => prices.Rows.Count > 0)];
    }

    /// <summary>The rows, with cash paid twice on one day summed (MSFT 2004-11-15 is two dividends): a day has one action of a kind.</summary>
    /// <exception cref="ArgumentException">
    /// The symbol is not in its normal form, a date does not follow the one before it, an action is dated otherwise than its bar, or a
    /// day has two actions of a kind other than cash.
    /// </exception>
    public static IReadOnlyList<PriceRow> Checked(SymbolPrices prices)
    {
        if (!SymbolName.TryNormalize(prices.Symbol, out var normal) || !string.Equals(normal, prices.Symbol, StringComparison.Ordinal))
            throw new ArgumentException($"'{prices.Symbol}' is not a symbol: {SymbolName.Rule}.", nameof(prices));
        var rows = prices.Rows;
        var repeated = false;
        var last = DateOnly.MinValue;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (i > 0 && row.Bar.Date <= last)
                throw new ArgumentException($"{Day(row)} does not follow {Day(rows[i - 1])} in the rows of {normal}.", nameof(prices));
            last = row.Bar.Date;
            repeated |= CheckActions(row, nameof(prices));
        }

        return repeated ? [.. rows.Select(SumCash)] : rows;
    }

    /// <summary>Whether cash stands there more than once.</summary>
    private static bool CheckActions(in PriceRow row, string parameter)
    {
        if (row.Actions is not { Count: > 0 } actions) return false;
        for (var i = 0; i < actions.Count; i++)
        {
            var (date, kind) = (actions[i].Date, actions[i].Kind);
            if (date != row.Bar.Date)
                throw new ArgumentException(FormattableString.Invariant($"An action of {date:yyyy-MM-dd} stands with the bar of {Day(row)}."), parameter);
            if (kind != ActionKind.Cash && actions.Skip(i + 1).Any(a => a.Kind == kind))
                throw new ArgumentException($"{Day(row)} has two actions of the kind '{ActionKinds.Name(kind)}'.", parameter);
        }

        return actions.Count(a => a.Kind == ActionKind.Cash) > 1;
    }

    private static PriceRow SumCash(PriceRow row)
    {
        if (row.Actions is not { Count: > 1 } actions) return row;
        var cash = actions.Where(a => a.Kind == ActionKind.Cash).ToList();
        if (cash.Count < 2) return row;
        var sum = new Price(cash.Sum(a => a.Amount!.Value.Millionths));
        return row with { Actions = [.. actions.Where(a => a.Kind != ActionKind.Cash), CorporateAction.Cash(row.Bar.Date, sum)] };
    }

    private static string Day(in PriceRow row) => FormattableString.Invariant($"{row.Bar.Date:yyyy-MM-dd}");
}
