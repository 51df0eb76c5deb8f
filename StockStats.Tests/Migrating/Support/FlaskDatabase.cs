using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Flask;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Migrating.Support;

/// <summary>What tests do with a database that the Flask system left.</summary>
internal static class FlaskDatabase
{
    /// <summary>Makes the table; a MySQL database is made with it.</summary>
    public static async Task LeaveTableAsync(this StoreDatabase database, FlaskForm form, params string[] rows)
    {
        await database.Dialect.CreateDatabaseAsync(CancellationToken.None);
        await database.ExecuteAsync($"CREATE TABLE financial_data ({form.Columns})");
        foreach (var row in rows)
            await database.ExecuteAsync($"INSERT INTO financial_data (symbol, date, open_price, close_price, volume) VALUES ({row})");
    }

    /// <summary>Does what <c>migrate</c> does.</summary>
    public static async Task<ImportReport?> TakeOverAsync(this StoreDatabase database, PriceBasis basis = PriceBasis.Raw, bool dryRun = false)
    {
        if (!dryRun) await database.Migrator.MigrateUpTakingOverAsync(CancellationToken.None);
        var takeover = database.Takeover();
        return await takeover.FindDueAsync(CancellationToken.None) is null
            ? null
            : await takeover.RunAsync(basis, dryRun, _ => { }, CancellationToken.None);
    }

    public static FlaskTakeover Takeover(this StoreDatabase database)
    {
        var reader = new PriceReader(new RowValidator(TimeProvider.System), new SpoolFolder(Path.GetTempPath()), TimeProvider.System);
        return new(database.Dialect, Runners.Importer(database.Store, database.Runs, database.Quarantine), database.Runs, new(database.Dialect, reader));
    }
}
