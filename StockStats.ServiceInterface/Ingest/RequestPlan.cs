namespace StockStats.ServiceInterface.Ingest;

/// <summary>What a fetch would ask a provider for, as <c>--dry-run</c> shows it.</summary>
/// <param name="Requests">In the order in which they would be sent, retries and fallbacks aside.</param>
/// <param name="UpToDate">Symbols that would not be asked for, with their last stored day.</param>
/// <param name="Left">Requests that may still be sent today; null for any number, or where no key says.</param>
public sealed record RequestPlan(
    IReadOnlyList<PlannedRequest> Requests, IReadOnlyList<(string Symbol, DateOnly LastDate)> UpToDate, int? Left)
{
    /// <summary>Why nothing could be asked for at all; null where it could.</summary>
    public string? Problem { get; init; }
}

/// <summary>One request of a plan.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Function">What it asks for, in the provider's words.</param>
public sealed record PlannedRequest(string Symbol, string Function);
