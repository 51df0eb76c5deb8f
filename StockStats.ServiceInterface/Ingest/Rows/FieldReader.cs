using System.Globalization;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>Reads the fields of one row one after the other and remembers the first rule that was broken.</summary>
internal ref struct FieldReader(ExcessDecimals excess)
{
    private const decimal SmallestSplit = 0.000001m;
    private const decimal LargestSplit = 1_000_000m;

    public RowBreach? Breach { get; private set; }

    /// <summary>Whether a price was rounded to six decimals.</summary>
    public bool Rounded { get; private set; }

    public DateOnly Date(Cell text, DateOnly latest)
    {
        if (!Present(RowFields.Date, text, "a day such as 2024-02-29")) return default;
        if (!IsoDay.TryParse(text.Span, out var date))
            return Broken<DateOnly>(RowFields.Date, text, RowRules.NotADate, "is not a day of the calendar written YYYY-MM-DD");
        return date <= latest
            ? date
            : Broken<DateOnly>(RowFields.Date, text, RowRules.FutureDate, $"is in the future: no place on earth is past {latest:O}");
    }

    /// <summary>A price that every row has: above zero.</summary>
    public Price Price(string field, Cell text)
    {
        if (!Number(field, text, out var price, out var rounded)) return default;
        if (price.Millionths <= 0) return Broken<Price>(field, text, RowRules.NotPositive, "is not above 0");
        if (rounded && !MayRound(field, text)) return default;
        Rounded |= rounded;
        return price;
    }

    /// <summary>A price that a source may lack; null where it has no such field.</summary>
    public Price? OptionalPrice(string field, Cell text) => text.IsAbsent ? null : Price(field, text);

    /// <summary>An amount of zero or more, rounded without being counted; null where the source has no such field.</summary>
    public Price? OptionalAmount(string field, Cell text)
    {
        if (text.IsAbsent || !Number(field, text, out var amount, out var rounded)) return null;
        if (amount.Millionths < 0) return Broken<Price?>(field, text, RowRules.Negative, "is below 0");
        return rounded && !MayRound(field, text) ? null : amount;
    }

    public long Volume(Cell text)
    {
        const string Expected = "a whole number from 0 to 100000000000000";
        if (!Present(RowFields.Volume, text, Expected)) return 0;
        var digits = text.Span;
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole <= Bar.MaxVolume) return whole;
        if (!PlainNumber.Is(digits)) return Broken<long>(RowFields.Volume, text, RowRules.NotANumber, $"is not {Expected}");
        if (digits[0] == '-') return Broken<long>(RowFields.Volume, text, RowRules.Negative, "is below 0");
        if (!PlainNumber.IsWhole(digits)) return Broken<long>(RowFields.Volume, text, RowRules.NotWhole, "is not a whole number");
        return long.TryParse(PlainNumber.Whole(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var volume)
            && volume <= Bar.MaxVolume
            ? volume
            : Broken<long>(RowFields.Volume, text, RowRules.TooLarge, $"is above {Bar.MaxVolume}");
    }

    /// <summary>A split coefficient; null where the source has no such field.</summary>
    public decimal? OptionalSplit(Cell text)
    {
        if (text.IsAbsent || !Present(RowFields.Split, text, "a number such as 2.0 (1 for no split)")) return null;
        if (!PlainNumber.Is(text.Span)) return Broken<decimal?>(RowFields.Split, text, RowRules.NotANumber, "is not a plain number such as 2.0");
        return PlainNumber.TryDecimal(text.Span, out var split) && split is >= SmallestSplit and <= LargestSplit
            ? split
            : Broken<decimal?>(RowFields.Split, text, RowRules.SplitOutOfRange, "is not from 0.000001 to 1000000");
    }

    /// <summary>Notes a broken rule, unless an earlier one is noted already.</summary>
    public void Break(string field, Cell value, string rule, string problem) =>
        Breach ??= new(field, value.ToString(), rule, $"{field} '{Excerpt.Of(value.Span)}' {problem}");

    private bool Number(string field, Cell text, out Price value, out bool rounded)
    {
        (value, rounded) = (default, false);
        if (!Present(field, text, "a number such as 123.45")) return false;
        if (Prices.Price.TryParse(text.Span, out value, out rounded) && value <= Prices.Price.Max) return true;
        if (!PlainNumber.Is(text.Span))
        {
            Break(field, text, RowRules.NotANumber, "is not a plain number such as 123.45 (no exponent, no separators, no sign but -)");
            return false;
        }

        if (text.Span[0] == '-') Break(field, text, RowRules.NotPositive, "is not above 0");
        Break(field, text, RowRules.TooLarge, $"is above {Prices.Price.Max}");
        return false;
    }

    private bool MayRound(string field, Cell text)
    {
        if (excess == ExcessDecimals.Round) return true;
        Break(field, text, RowRules.TooManyDecimals, $"has more than {Prices.Price.Decimals} decimals");
        return false;
    }

    private bool Present(string field, Cell text, string expected)
    {
        if (!text.IsEmpty) return true;
        Breach ??= new(field, "", RowRules.Missing, $"{field} is empty; expected {expected}");
        return false;
    }

    private T? Broken<T>(string field, Cell value, string rule, string problem)
    {
        Break(field, value, rule, problem);
        return default;
    }
}
