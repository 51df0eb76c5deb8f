namespace StockStats.ServiceInterface.Ingest.Quota;

/// <summary>What a provider's key has spent of its day, which ends at midnight US/Eastern.</summary>
/// <param name="Provider">Name of the provider.</param>
/// <param name="SpentToday">Requests of this day, whatever became of them.</param>
/// <param name="LeftToday">Requests left of this day; 0 where the key is exhausted; null where the day has no limit.</param>
/// <param name="ExhaustedUntil">When the provider, which refused the key for the day, may be asked again; null where it did not.</param>
public sealed record BudgetLeft(string Provider, int SpentToday, int? LeftToday, DateTimeOffset? ExhaustedUntil);
