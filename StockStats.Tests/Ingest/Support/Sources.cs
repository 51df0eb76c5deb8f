using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Tests.Ingest.Support;

/// <summary>The price sources as the host registers them, with settings, a clock and a log of the test's own.</summary>
internal sealed class Sources : IDisposable
{
    public const string Key = "K3YTH4T1SN0S3CR3";

    public static readonly DateTimeOffset Now = new(2024, 3, 11, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    public Sources(IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? more = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Time);
        services.AddPriceStorage($"Data Source={_folder.File("quota.db")}");
        services.AddSingleton<DatabaseClock>((_, _) => Task.FromResult(Time.GetUtcNow()));
        services.AddPriceSources(configuration);
        more?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public InstantTime Time { get; } = new(Now);

    public LogRecorder Log { get; } = new();

    public IServiceProvider Services => _services;

    /// <summary>Settings for a server of the test, with a key, and without splits and dividends.</summary>
    public static Dictionary<string, string?> For(ReplayServer server, params (string Name, string Value)[] more)
    {
        Dictionary<string, string?> settings = new(StringComparer.Ordinal)
        {
            ["AlphaVantage:BaseUrl"] = server.Address,
            ["AlphaVantage:ApiKey"] = Key,
            ["AlphaVantage:ActionsEveryDays"] = "0",
        };
        foreach (var (name, value) in more) settings[$"AlphaVantage:{name}"] = value;
        return settings;
    }

    /// <summary>A file of the test data.</summary>
    public static string TestData(string name) => Path.Combine(AppContext.BaseDirectory, "TestData", "Ingest", name);

    public static string Text(string name) => File.ReadAllText(TestData(name));

    public IPriceProvider Provider(string name) =>
        _services.GetServices<IPriceProvider>().Single(provider => string.Equals(provider.Name, name, StringComparison.Ordinal));

    public Task<List<FetchResult>> AskAsync(params string[] symbols) => FetchAsync("alphavantage", new(symbols));

    public Task<List<FetchResult>> ReadAsync(FetchRequest request) => FetchAsync("file", request);

    public async Task<List<FetchResult>> FetchAsync(string provider, FetchRequest request)
    {
        if (provider == ProviderNames.AlphaVantage) await MigrateAsync();
        List<FetchResult> results = [];
        await foreach (var result in Provider(provider).FetchAsync(request, CancellationToken.None)) results.Add(result);
        return results;
    }

    /// <summary>Makes the database that the quota is kept in.</summary>
    public Task MigrateAsync() => _services.GetRequiredService<DatabaseMigrator>().MigrateUpAsync(CancellationToken.None);

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
