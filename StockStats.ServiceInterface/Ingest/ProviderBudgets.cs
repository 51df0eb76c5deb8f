using StockStats.ServiceInterface.Ingest.AlphaVantage;
using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>What the keys that are set have spent and left today. Thread-safe.</summary>
public sealed class ProviderBudgets
{
    private readonly ApiKeySource _keys;
    private readonly AlphaVantageQuota _quota;

    internal ProviderBudgets(ApiKeySource keys, AlphaVantageQuota quota) => (_keys, _quota) = (keys, quota);

    /// <summary>One budget for each provider of which a key is set and can be had; no provider is asked.</summary>
    /// <exception cref="StorageException">The database, which keeps the quota, is away or locked.</exception>
    public async Task<IReadOnlyList<BudgetLeft>> ReadAsync(CancellationToken cancellationToken)
    {
        var (key, _) = await _keys.GetAsync(cancellationToken);
        return key is null ? [] : [await _quota.ReadAsync(key, cancellationToken)];
    }
}
