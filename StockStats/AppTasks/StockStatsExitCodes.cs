namespace StockStats.AppTasks;

/// <summary>Exit codes of this program's tasks beside the general ones: 0 done, 1 unexpected failure, 2 wrong usage.</summary>
internal static class StockStatsExitCodes
{
    /// <summary>Done in part: the report says which symbols or rows were not stored.</summary>
    public const int Partial = 3;

    /// <summary>The provider gave prices for no symbol.</summary>
    public const int NoPrices = 4;

    /// <summary>The database is away, locked or full.</summary>
    public const int StorageAway = 5;
}

/// <summary>Where tasks write their report: standard output and error, replaced in tests.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsTerminal">Whether a person watches <paramref name="Output"/>.</param>
internal sealed record AppTaskConsole(TextWriter Output, TextWriter Error, bool IsTerminal = false);
