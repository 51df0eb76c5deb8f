namespace StockStats.ServiceInterface.Ingest.Rows;

/// <summary>Short names of the rules, as reports and the quarantine show them.</summary>
public static class RowRules
{
    /// <summary>A field that every row needs is absent or empty.</summary>
    public const string Missing = "missing";

    /// <summary>Not a day of the calendar, written YYYY-MM-DD.</summary>
    public const string NotADate = "not_a_date";

    /// <summary>Later than today, wherever on earth today begins first (UTC+14).</summary>
    public const string FutureDate = "future_date";

    /// <summary>Not in plain decimal notation.</summary>
    public const string NotANumber = "not_a_number";

    /// <summary>A price of zero or less.</summary>
    public const string NotPositive = "not_positive";

    /// <summary>A volume, dividend or adjusted close below zero.</summary>
    public const string Negative = "negative";

    /// <summary>Above the largest value that is kept.</summary>
    public const string TooLarge = "too_large";

    /// <summary>More decimals than are kept, where the source must not be rounded.</summary>
    public const string TooManyDecimals = "too_many_decimals";

    /// <summary>A volume with a fraction.</summary>
    public const string NotWhole = "not_whole";

    /// <summary>A split coefficient outside [0.000001, 1000000].</summary>
    public const string SplitOutOfRange = "split_out_of_range";

    /// <summary>A Saturday or Sunday without a volume: no session, but a price carried over.</summary>
    public const string WeekendWithoutVolume = "weekend_without_volume";

    public const string LowAboveHigh = "low_above_high";

    public const string OpenOutsideRange = "open_outside_range";

    public const string CloseOutsideRange = "close_outside_range";

    /// <summary>The same day more than once, with different values.</summary>
    public const string DuplicateDay = "duplicate_day";

    /// <summary>Not a symbol in the form of <see cref="Prices.SymbolName"/>.</summary>
    public const string NotASymbol = "not_a_symbol";

    /// <summary>A text row with more or fewer cells than its header.</summary>
    public const string WrongCellCount = "wrong_cell_count";

    /// <summary>A JSON row that is not an object of fields.</summary>
    public const string NotARow = "not_a_row";

    /// <summary>A text longer than is kept.</summary>
    public const string TooLong = "too_long";

    /// <summary>A listing of another state than was asked for.</summary>
    public const string WrongStatus = "wrong_status";

    /// <summary>Neither true nor false.</summary>
    public const string NotABoolean = "not_a_boolean";
}
