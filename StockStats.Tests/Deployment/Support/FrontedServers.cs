using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Program;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Deployment.Support;

/// <summary>What docker-compose.prod.yml describes, as processes: nginx, two servers, MariaDB and Redis. IBM has 20 days of round 1.</summary>
internal sealed class FrontedServers : IAsyncDisposable
{
    public const string Key = "0123456789abcdef-behind-nginx";
    public const string Statistics = "/api/statistics?symbol=IBM&start_date=2024-01-02&end_date=2024-12-31";
    public const int Days = 20;
    public static readonly DateOnly First = new(2024, 1, 2);

    private readonly TemporaryFolder _folder = new();
    private readonly List<IAsyncDisposable> _started = [];

    public MariaDbServer MariaDb { get; private set; } = null!;

    public MariaDbDatabase Database { get; private set; } = null!;

    public IReadOnlyList<RunningServer> Replicas { get; private set; } = [];

    public NginxServer Nginx { get; private set; } = null!;

    public static async Task<FrontedServers> StartAsync()
    {
        var all = new FrontedServers();
        try
        {
            await all.StartAllAsync();
            return all;
        }
        catch
        {
            await all.DisposeAsync();
            throw;
        }
    }

    public Task<WriteCounts> StoreAsync(decimal round) => Database.Store.WriteAsync(Rounds.Of("IBM", First, Days, round), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_started)) await part.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartAllAsync()
    {
        MariaDb = Added(await MariaDbServer.StartAsync());
        var redis = Added(await RedisServer.StartAsync());
        Database = new(MariaDb);
        await Database.Migrator.MigrateUpAsync(CancellationToken.None);
        await StoreAsync(1);
        string[] settings =
            [.. Database.ProgramSettings, "--Cache:Redis", redis.Address, "--Auth:Keys:tests:Key", Key, "--Auth:Keys:tests:Scopes", "prices:write"];
        Replicas = await Task.WhenAll(RunningServer.StartAsync(_folder.Path, settings), RunningServer.StartAsync(_folder.Path, settings));
        _started.AddRange(Replicas);
        Nginx = Added(await NginxServer.StartAsync([.. Replicas.Select(replica => replica.Address.Authority)]));
    }

    private T Added<T>(T part) where T : IAsyncDisposable
    {
        _started.Add(part);
        return part;
    }
}
