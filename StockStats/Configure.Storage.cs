using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Storage;

namespace StockStats;

/// <summary>Where prices are kept.</summary>
internal static class ConfigureStorage
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<DatabaseSettings>(DatabaseSettings.Section);
        var connectionString = builder.Configuration.GetConnectionString("Default");
        try
        {
            if (settings.IsSqlite)
                builder.Services.AddPriceStorage(connectionString ?? StorageRegistration.DefaultConnectionString);
            else
                builder.Services.AddMySqlPriceStorage(WithPassword(connectionString ?? "", settings.PasswordFile), settings.MySql);
        }
        catch (ArgumentException wrong)
        {
            var message = wrong.Message.Replace($" (Parameter '{wrong.ParamName}')", "", StringComparison.Ordinal);
            throw new WrongSettingException($"ConnectionStrings:Default: {message}");
        }

        builder.Services.AddSingleton(settings);
    }

    private static string WithPassword(string connectionString, string? file) =>
        string.IsNullOrWhiteSpace(file) ? connectionString : DatabasePassword.AddTo(connectionString, file);

    /// <summary>
    /// Brings the schema up to date where the settings allow it, and makes the database where it is missing. Where they do not, a
    /// database that is not up to date is found by what is asked of it, and by <c>/health/ready</c>. In Development an empty database
    /// gets the sample prices.
    /// </summary>
    /// <param name="app">The program.</param>
    /// <param name="meanwhile">What needs no database; done at the same time, so that a start takes no longer than the longer of both.</param>
    public static async Task PrepareDatabaseAsync(this WebApplication app, Action meanwhile)
    {
        var database = Task.Run(() => PrepareAsync(app));
        try
        {
            meanwhile();
        }
        finally
        {
            await database;
        }
    }

    private static async Task PrepareAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<DatabaseSettings>()
            .MigrateAsync(app.Services.GetRequiredService<DatabaseMigrator>(), app.Lifetime.ApplicationStopping);
        await app.LoadSamplePricesAsync();
    }
}
