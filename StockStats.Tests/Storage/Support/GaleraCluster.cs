using System.Globalization;
using Dapper;
using MySqlConnector;
using StockStats.Tests.Caching.Support;

namespace StockStats.Tests.Storage.Support;

/// <summary>Three Galera nodes, each on an address of its own of this machine, all on one port: MySqlConnector takes several hosts, and one port.</summary>
internal sealed class GaleraCluster : IAsyncDisposable
{
    private const string Provider = "/usr/lib/galera/libgalera_smm.so";
    private const int Size = 3;

    private GaleraCluster(MariaDbServer[] nodes) => Nodes = nodes;

    public IReadOnlyList<MariaDbServer> Nodes { get; }

    public static async Task<GaleraCluster> StartAsync()
    {
        if (!File.Exists(Provider)) throw new InvalidOperationException($"{Provider} is not there: apt-get install galera-4, as test.sh does.");
        var (port, group, increments, state) = (ServerProgram.FreePort(), ServerProgram.FreePort(), ServerProgram.FreePort(), ServerProgram.FreePort());
        var nodes = await Task.WhenAll(Enumerable.Range(1, Size).Select(i => MariaDbServer.InstallAsync(Address(i), port, Options(i, group, increments, state))));
        var cluster = new GaleraCluster(nodes);
        try
        {
            await nodes[0].StartAgainAsync("--wsrep-new-cluster");
            await Task.WhenAll(nodes.Skip(1).Select(node => node.StartAgainAsync()));
            foreach (var node in nodes) await Eventually.TrueAsync(() => IsReadyAsync(node));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Names all nodes: the first that answers is used.</summary>
    public string ConnectionString(string database) => string.Create(CultureInfo.InvariantCulture,
        $"Server={string.Join(',', Nodes.Select(node => node.Address))};Port={Nodes[0].Port};LoadBalance=FailOver;User ID=root;Database={database}");

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) await node.DisposeAsync();
    }

    private static string Address(int node) => FormattableString.Invariant($"127.0.0.{node}");

    private static string[] Options(int node, int group, int increments, int state)
    {
        var peers = string.Join(',', Enumerable.Range(1, Size).Select(i => FormattableString.Invariant($"{Address(i)}:{group}")));
        return
        [
            "--binlog-format=ROW", "--innodb-autoinc-lock-mode=2", "--wsrep-on=ON", $"--wsrep-provider={Provider}", "--wsrep-cluster-name=tests",
            $"--wsrep-cluster-address=gcomm://{peers}", FormattableString.Invariant($"--wsrep-node-address={Address(node)}:{group}"), "--wsrep-sst-method=rsync",
            FormattableString.Invariant($"--wsrep-sst-receive-address={Address(node)}:{state}"), "--wsrep-sync-wait=1",
            FormattableString.Invariant($"--wsrep-provider-options=gmcast.listen_addr=tcp://{Address(node)}:{group};ist.recv_addr={Address(node)}:{increments}"),
        ];
    }

    private static async Task<bool> IsReadyAsync(MariaDbServer node)
    {
        await using var connection = new MySqlConnection(node.ConnectionString("", "Pooling=False"));
        return await connection.QuerySingleAsync<(string, string)>("SHOW STATUS LIKE 'wsrep_cluster_size'") is (_, "3")
            && await connection.QuerySingleAsync<(string, string)>("SHOW STATUS LIKE 'wsrep_ready'") is (_, "ON");
    }
}
