using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Names of the kinds of action as the database writes them.</summary>
internal static class ActionKinds
{
    public static string Name(ActionKind kind) => kind switch
    {
        ActionKind.Split => "split",
        ActionKind.SpinOff => "spin_off",
        ActionKind.StockDividend => "stock_dividend",
        ActionKind.Cash => "cash",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "split, spin_off, stock_dividend or cash"),
    };

    /// <exception cref="StorageException">The name is none of those this program writes.</exception>
    public static ActionKind Parse(string name) => name switch
    {
        "split" => ActionKind.Split,
        "spin_off" => ActionKind.SpinOff,
        "stock_dividend" => ActionKind.StockDividend,
        "cash" => ActionKind.Cash,
        _ => throw new StorageException($"The table corporate_actions holds the unknown kind '{name}'."),
    };
}
