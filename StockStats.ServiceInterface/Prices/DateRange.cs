namespace StockStats.ServiceInterface.Prices;

/// <summary>Calendar days from First to Last, both inclusive. Empty where First is after Last.</summary>
/// <param name="First">First day of the range.</param>
/// <param name="Last">Last day of the range.</param>
public readonly record struct DateRange(DateOnly First, DateOnly Last)
{
    /// <summary>Every day there is.</summary>
    public static readonly DateRange All = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>The range between two ends, an absent end meaning "without bound".</summary>
    public static DateRange Between(DateOnly? first, DateOnly? last) => new(first ?? DateOnly.MinValue, last ?? DateOnly.MaxValue);

    /// <summary>Whether the day lies in the range, ends included.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}
