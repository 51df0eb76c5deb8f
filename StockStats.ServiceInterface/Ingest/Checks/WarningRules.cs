namespace StockStats.ServiceInterface.Ingest.Checks;

/// <summary>Short names of what is stored and may be wrong all the same, as reports show them.</summary>
public static class WarningRules
{
    /// <summary>A Saturday or a Sunday: there have been such sessions, and there are markets open on Sundays.</summary>
    public const string Weekend = "weekend";

    /// <summary>A close some hundred times the one before it, or a hundredth of it: pence among pounds.</summary>
    public const string Scale = "scale";

    /// <summary>A close far from the one before it, with no action that explains it.</summary>
    public const string Jump = "jump";

    /// <summary>A stored final bar became another one.</summary>
    public const string Correction = "correction";

    /// <summary>The whole history was replaced by one adjusted anew.</summary>
    public const string Readjusted = "readjusted";

    /// <summary>Many closes became other ones, since <c>--force</c> was given.</summary>
    public const string Rewritten = "rewritten";
}
