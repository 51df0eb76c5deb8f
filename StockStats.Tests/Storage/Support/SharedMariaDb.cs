using StockStats.Tests.Storage.Support;

namespace StockStats.Tests;

/// <summary>The one MariaDB server that all tests share which do not disturb it: started for the first that asks, stopped after the last.</summary>
[SetUpFixture]
public sealed class SharedMariaDb
{
    private static readonly Lazy<Task<MariaDbServer>> Server = new(() => MariaDbServer.StartAsync());

    internal static Task<MariaDbServer> StartedAsync() => Server.Value;

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Server.IsValueCreated) await (await Server.Value).DisposeAsync();
    }
}
