using Messaging;
using Microsoft.OpenApi;
using StockStats.Auth;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>Who may ask messages that need a scope. All others are open.</summary>
internal static class ConfigureAuth
{
    /// <summary>What <c>[ValidateHasScope]</c> names.</summary>
    private const string HasScope = "HasScope";

    /// <exception cref="WrongSettingException">A key cannot be used.</exception>
    public static void AddAuth(this WebApplicationBuilder builder, MessagingOptions options)
    {
        var keys = ApiKeyReader.Read(builder.Configuration.Read<AuthSettings>(AuthSettings.Section), builder.Environment.IsDevelopment());
        options.RequestValidators[HasScope] = arguments => new ScopeCheck(keys, arguments[0]).CheckAsync;
    }

    /// <summary>Lets services ask for the <see cref="Caller"/> of the request they answer.</summary>
    public static void AddCaller(this IServiceCollection services) => services
        .AddScoped<CurrentCaller>()
        .AddScoped(provider => provider.GetRequiredService<CurrentCaller>().Caller);

    /// <summary>The ways to send a key, for the API documents.</summary>
    public static void Describe(IDictionary<string, OpenApiSecurityScheme> schemes)
    {
        schemes["apiKey"] = new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key", Description = "An API key of the settings Auth:Keys." };
        schemes["bearer"] = new() { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The same API key." };
    }
}
