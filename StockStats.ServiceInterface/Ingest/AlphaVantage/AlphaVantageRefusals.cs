namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>
/// Tells AlphaVantage's messages apart by their text alone: the same text comes under <c>Information</c>, <c>Note</c> or
/// <c>Error Message</c>, always with status 200.
/// </summary>
internal static class AlphaVantageRefusals
{
    /// <summary>
    /// The order matters: the throttling message also speaks of "25 requests per day" and of "premium endpoints", the quota message
    /// of "premium plans".
    /// </summary>
    private static readonly (RefusalKind Kind, string[] Marks)[] Classes =
    [
        (RefusalKind.Throttled, ["spreading out", "per second", "Burst pattern", "Minute-level", "call frequency", "call volume"]),
        (RefusalKind.DailyQuota, ["detected your API key", "requests per day"]),
        (RefusalKind.PremiumRequired, ["premium endpoint", "is a premium feature"]),
        (RefusalKind.DemoKey, ["demo purposes"]),
        (RefusalKind.NoKey, ["apikey is invalid or missing"]),
        (RefusalKind.UnknownSymbolOrCall, ["Invalid API call"]),
        (RefusalKind.BadFunction, ["does not exist"]),
    ];

    /// <summary>What a message means; <see cref="RefusalKind.UnknownMessage"/> where it is none of the known ones.</summary>
    public static RefusalKind Classify(string message)
    {
        foreach (var (kind, marks) in Classes)
        {
            if (Holds(message, marks)) return kind;
        }

        return RefusalKind.UnknownMessage;
    }

    /// <summary>Whether a throttling message is about a minute's requests, so that a second's wait is of no use.</summary>
    public static bool IsAboutMinutes(string message) => Holds(message, ["Minute-level", "per minute"]);

    /// <summary>Whether the refusal would meet every other symbol of the run as well, so that asking on only spends requests.</summary>
    public static bool EndsTheRun(RefusalKind kind) =>
        kind is RefusalKind.DailyQuota or RefusalKind.NoKey or RefusalKind.PremiumRequired or RefusalKind.BadFunction;

    private static bool Holds(string message, string[] marks) =>
        Array.Exists(marks, mark => message.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
