using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Actions;

/// <summary>A function that gives a list of corporate actions, and the fields that matter in its rows.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Name">What reports call the list.</param>
/// <param name="List">The list as the store knows it.</param>
/// <param name="DateField">The field of the ex-date.</param>
/// <param name="ValueField">The field of the factor or amount.</param>
internal sealed record ActionListShape(string Function, string Name, ActionLists List, string DateField, string ValueField)
{
    public static readonly ActionListShape Splits = new("SPLITS", "splits", ActionLists.Splits, "effective_date", "split_factor");

    public static readonly ActionListShape Dividends = new("DIVIDENDS", "dividends", ActionLists.Dividends, "ex_dividend_date", "amount");

    /// <summary>In the order in which they are asked for.</summary>
    public static readonly IReadOnlyList<ActionListShape> All = [Splits, Dividends];

    /// <summary>The list a function gives; null for one that gives prices.</summary>
    public static ActionListShape? Of(string function) =>
        All.FirstOrDefault(shape => string.Equals(shape.Function, function, StringComparison.Ordinal));
}
