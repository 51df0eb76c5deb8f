using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Actions;

/// <summary>Makes actions of a list's rows.</summary>
internal static class ActionListReader
{
    /// <summary>How AlphaVantage writes a date or an amount that it does not know.</summary>
    private const string Unknown = "None";

    private static readonly CorporateAction NoSplit = CorporateAction.SplitOrSpinOff(default, 1m);

    /// <summary>
    /// The actions, in the order of their rows. A row without an ex-date or a value has nothing to store yet and is passed over, as is one
    /// that comes twice and one of factor 1 or amount 0. Ex-dates may lie ahead.
    /// </summary>
    public static (IReadOnlyList<CorporateAction> Actions, IReadOnlyList<RejectedRow> Rejected) Read(
        ActionListShape shape, IReadOnlyList<ActionRow> rows, string symbol)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<(ActionRow Row, CorporateAction Action)> actions = [];
        List<RejectedRow> rejected = [];
        foreach (var row in rows)
        {
            if (IsUnknown(row.Date) || IsUnknown(row.Value) || !seen.Add(row.Whole)) continue;
            var fields = new FieldReader(ExcessDecimals.Round);
            var action = Read(shape, row, ref fields);
            if (fields.Breach is { } breach) rejected.Add(breach.At(symbol, row.Line));
            else if (action is { } read) actions.Add((row, read));
        }

        if (shape.List == ActionLists.Splits) RejectDoubles(actions, rejected, symbol);
        return ([.. actions.Select(one => one.Action)], rejected);
    }

    private static bool IsUnknown(string text) => text.Length == 0 || text.Equals(Unknown, StringComparison.OrdinalIgnoreCase);

    private static CorporateAction? Read(ActionListShape shape, ActionRow row, ref FieldReader fields)
    {
        var date = fields.Date(row.Date, DateOnly.MaxValue);
        if (shape.List == ActionLists.Dividends)
            return fields.OptionalAmount(RowFields.Dividend, row.Value) is { Millionths: > 0 } amount ? CorporateAction.Cash(date, amount) : null;
        if (fields.OptionalSplit(row.Value) is not { } factor) return null;
        var split = CorporateAction.SplitOrSpinOff(date, factor);
        return split.Factor == NoSplit.Factor ? null : split;
    }

    /// <summary>Dividends of one day add up; of two splits of one day nothing says which is right.</summary>
    private static void RejectDoubles(List<(ActionRow Row, CorporateAction Action)> actions, List<RejectedRow> rejected, string symbol)
    {
        foreach (var day in actions.GroupBy(one => one.Action.Date).Where(day => day.Skip(1).Any()).ToList())
        {
            rejected.AddRange(day.Select(one => new RejectedRow(symbol, one.Row.Line, RowFields.Split, one.Row.Value, RowRules.DuplicateDay,
                $"{day.Key:O} has two different splits; neither is kept")));
            actions.RemoveAll(one => one.Action.Date == day.Key);
        }
    }
}
