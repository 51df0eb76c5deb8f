using System.Diagnostics.CodeAnalysis;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>What to do with decimals after the sixth.</summary>
public enum ExcessDecimals
{
    /// <summary>Round half to even, and count the row: what files and providers get.</summary>
    Round,

    /// <summary>Reject the row: what a person who writes rows over HTTP gets.</summary>
    Reject,
}

/// <summary>The rules every price row has to pass, wherever it comes from. Thread-safe.</summary>
/// <param name="time">Says what day it is.</param>
/// <param name="excess">What to do with decimals after the sixth.</param>
public sealed class RowValidator(TimeProvider time, ExcessDecimals excess = ExcessDecimals.Round)
{
    /// <summary>The offset of the place where each day begins first.</summary>
    private static readonly TimeSpan FirstToBegin = TimeSpan.FromHours(14);

    private static readonly IReadOnlyList<CorporateAction> NoActions = [];

    /// <summary>Checks one row. Of several broken rules the first one is told, in the order of the contract's fields.</summary>
    /// <param name="symbol">The row's symbol, for the report; null where it has none.</param>
    /// <param name="row">The row as it came. Fields that every bar needs (date, open, close, volume) may not be absent.</param>
    /// <param name="valid">The row's bar and actions, where the answer is true.</param>
    /// <param name="rejected">The broken rule, where the answer is false.</param>
    public bool TryValidate(string? symbol, RawRow row, out ValidRow valid, [NotNullWhen(false)] out RejectedRow? rejected)
    {
        var fields = new FieldReader(excess);
        var read = row.Breach is null ? Read(row, ref fields) : default;
        rejected = (row.Breach ?? fields.Breach)?.At(symbol, row.Line);
        valid = rejected is null ? new(row.Line, read, fields.Rounded) : default;
        return rejected is null;
    }

    private PriceRow Read(RawRow row, ref FieldReader fields)
    {
        var date = fields.Date(row.Date, LatestDay());
        var open = fields.Price(RowFields.Open, row.Open);
        var high = fields.OptionalPrice(RowFields.High, row.High);
        var low = fields.OptionalPrice(RowFields.Low, row.Low);
        var close = fields.Price(RowFields.Close, row.Close);
        if (row.Volume.IsEmpty && date.IsWeekend)
            fields.Break(RowFields.Volume, row.Volume, RowRules.WeekendWithoutVolume, $"of {date:O}, a {date.DayOfWeek}, says that there was no session");
        var volume = fields.Volume(row.Volume);
        var adjusted = fields.OptionalAmount(RowFields.AdjustedClose, row.AdjustedClose);
        var dividend = fields.OptionalAmount(RowFields.Dividend, row.Dividend);
        var split = fields.OptionalSplit(row.Split);
        if (fields.Breach is not null) return default;

        CheckRange(row, low, high, open, close, ref fields);
        var bar = new Bar(date, open, high, low, close, volume, adjusted, row.Provisional);
        return new(bar, row.Dividend.IsAbsent && row.Split.IsAbsent ? null : Actions(date, dividend, split));
    }

    private static void CheckRange(RawRow row, Price? low, Price? high, Price open, Price close, ref FieldReader fields)
    {
        if (low > high) fields.Break(RowFields.Low, row.Low, RowRules.LowAboveHigh, AboveHigh());
        if (open < low) fields.Break(RowFields.Open, row.Open, RowRules.OpenOutsideRange, BelowLow());
        if (open > high) fields.Break(RowFields.Open, row.Open, RowRules.OpenOutsideRange, AboveHigh());
        if (close < low) fields.Break(RowFields.Close, row.Close, RowRules.CloseOutsideRange, BelowLow());
        if (close > high) fields.Break(RowFields.Close, row.Close, RowRules.CloseOutsideRange, AboveHigh());

        string BelowLow() => $"is below {RowFields.Low} '{Excerpt.Of(row.Low.Span)}'";
        string AboveHigh() => $"is above {RowFields.High} '{Excerpt.Of(row.High.Span)}'";
    }

    private static IReadOnlyList<CorporateAction> Actions(DateOnly date, Price? dividend, decimal? split)
    {
        List<CorporateAction> actions = [];
        if (split is { } factor && CorporateAction.SplitOrSpinOff(date, factor) is { Factor: not { Numerator: 1, Denominator: 1 } } action)
            actions.Add(action);
        if (dividend is { Millionths: > 0 } amount) actions.Add(CorporateAction.Cash(date, amount));
        return actions.Count == 0 ? NoActions : actions;
    }

    private DateOnly LatestDay() => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(FirstToBegin).DateTime);
}
