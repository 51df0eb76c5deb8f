using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Storage;

namespace StockStats;

/// <summary>Where prices are kept.</summary>
internal static class ConfigureStorage
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<DatabaseSettings>(DatabaseSettings.Section);
        if (!settings.Dialect.Equals("sqlite", StringComparison.OrdinalIgnoreCase))
            throw new WrongSettingException($"Database:Dialect is '{settings.Dialect}': expected sqlite");
        var connectionString = builder.Configuration.GetConnectionString("Default");
        try
        {
            builder.Services.AddPriceStorage(connectionString ?? StorageRegistration.DefaultConnectionString);
        }
        catch (ArgumentException wrong)
        {
            var message = wrong.Message.Replace($" (Parameter '{wrong.ParamName}')", "", StringComparison.Ordinal);
            throw new WrongSettingException($"ConnectionStrings:Default: {message}");
        }
    }

    /// <summary>Creates the database where it is missing and brings its schema up to date.</summary>
    public static Task MigrateDatabaseAsync(this WebApplication app) =>
        app.Services.GetRequiredService<DatabaseMigrator>().MigrateUpAsync(app.Lifetime.ApplicationStopping);
}

/// <summary>Which database.</summary>
internal sealed record DatabaseSettings
{
    public const string Section = "Database";

    /// <summary><c>sqlite</c>.</summary>
    public string Dialect { get; init; } = "sqlite";
}
