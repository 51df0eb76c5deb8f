using Microsoft.Extensions.Logging.Abstractions;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Tests.Ingest.Support;

/// <summary>What carries prepared results into a database of the tests.</summary>
internal static class Runners
{
    public static Importer Importer(TestDatabase database) => Importer(database.Store, database.Runs, database.Quarantine);

    public static Importer Importer(IPriceStore store, IngestRunStore runs, QuarantineStore quarantine) =>
        new(store, new(runs, quarantine, TimeProvider.System, NullLogger<RunRecords>.Instance));

    /// <summary>One that runs in the background and gets all its prices from a provider under AlphaVantage's name.</summary>
    public static IngestRunner Background(TestDatabase database, IPriceProvider alphaVantage) => Background(database, () => alphaVantage);

    /// <summary>The same, whose provider is made for the first run.</summary>
    public static IngestRunner Background(TestDatabase database, Func<IPriceProvider> alphaVantage) =>
        new(Importer(database), database.Runs, new(alphaVantage), NullLogger<IngestRunner>.Instance);
}
