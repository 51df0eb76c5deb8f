using StockStats.Tests.Storage.Support;

namespace StockStats.Tests;

/// <summary>The one Spider cluster that all tests share which do not disturb it.</summary>
[SetUpFixture]
public sealed class SharedSpider
{
    private static readonly Lazy<Task<SpiderCluster>> Cluster = new(SpiderCluster.StartAsync);

    internal static Task<SpiderCluster> StartedAsync() => Cluster.Value;

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Cluster.IsValueCreated) await (await Cluster.Value).DisposeAsync();
    }
}
