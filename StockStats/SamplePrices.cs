using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats;

/// <summary>The prices that come with the program, so that a first look has something to show. See data/fixtures/README.md.</summary>
internal static partial class SamplePrices
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data", "fixtures");

    /// <summary>In Development, fills a database that holds no symbol.</summary>
    public static async Task LoadSamplePricesAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        var store = app.Services.GetRequiredService<IPriceStore>();
        var stored = await store.QuerySymbolsAsync(new(Search: null, Limit: 1, Page: 1), CancellationToken.None);
        if (stored.Count > 0) return;

        var files = app.Services.GetServices<IPriceProvider>().Single(provider => provider.Name == ProviderNames.File);
        var request = new ImportRequest(new FetchRequest([], Folder, Basis: PriceBasis.Split));
        var report = await app.Services.GetRequiredService<Importer>().RunAsync(files, request, _ => { }, CancellationToken.None);
        Loaded(app.Logger, report.Counts.Inserted, report.Results.Count);
    }

    [LoggerMessage(EventId = 1000, Level = LogLevel.Information, Message = "Loaded {Rows} sample prices of {Symbols} symbols into the empty database")]
    private static partial void Loaded(ILogger logger, int rows, int symbols);
}
