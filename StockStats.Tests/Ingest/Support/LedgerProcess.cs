using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Ingest.Support;

/// <summary>A ledger with connections of its own, as another process has, on a clock of the test.</summary>
internal sealed class LedgerProcess(StoreDatabase database, InstantTime time) : IAsyncDisposable
{
    private readonly ServiceProvider _services = database.Process();

    public QuotaLedger Ledger => new(
        _services.GetRequiredService<SqlDialect>(), (_, _) => Task.FromResult(time.GetUtcNow()), time);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
