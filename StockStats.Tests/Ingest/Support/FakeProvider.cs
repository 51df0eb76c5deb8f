using System.Runtime.CompilerServices;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.Tests.Ingest.Support;

/// <summary>Gives prepared results, then ends, by an error where there is one.</summary>
internal sealed class FakeProvider(IEnumerable<FetchResult> results, Exception? end = null, string name = "fake") : IPriceProvider
{
    public string Name => name;

    public async IAsyncEnumerable<FetchResult> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var result in results)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            yield return result;
        }

        if (end is not null) throw end;
    }
}
