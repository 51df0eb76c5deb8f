namespace StockStats.ServiceInterface.Prices;

/// <summary>What happened to a share on its ex-date.</summary>
public enum ActionKind
{
    /// <summary>Shares multiplied by Factor, a simple fraction: prices before the ex-date divide by it, volumes multiply.</summary>
    Split,

    /// <summary>A part of the company left: prices before the ex-date divide by Factor, volumes stay.</summary>
    SpinOff,

    /// <summary>New shares given out instead of money.</summary>
    StockDividend,

    /// <summary>Money paid per share: Amount.</summary>
    Cash,
}

/// <summary>A split, spin-off or dividend, dated by its ex-date.</summary>
/// <param name="Date">The ex-date: first day the share trades without the right.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Factor">New shares for old ones (4/1 for a 4:1 split); null for cash.</param>
/// <param name="Amount">Money per share as paid; null for anything but cash.</param>
public readonly record struct CorporateAction(DateOnly Date, ActionKind Kind, Ratio? Factor, Price? Amount)
{
    /// <summary>Money paid per share on the ex-date.</summary>
    public static CorporateAction Cash(DateOnly date, Price amount) => new(date, ActionKind.Cash, null, amount);

    /// <summary>
    /// A vendor's split factor: a split where it is a simple fraction, else a spin-off (IBM 2021-11-04: 1.0460).
    /// </summary>
    /// <param name="date">The ex-date.</param>
    /// <param name="factor">Above zero and other than 1, for example 4.0000 or 0.1250.</param>
    public static CorporateAction SplitOrSpinOff(DateOnly date, decimal factor) =>
        Ratio.TrySimple(factor, out var simple)
            ? new(date, ActionKind.Split, simple, null)
            : new(date, ActionKind.SpinOff, Ratio.Exact(factor), null);
}
