using Messaging;
using Messaging.Catalog;
using Messaging.Errors;
using Microsoft.IdentityModel.Protocols;
using Microsoft.OpenApi;
using StockStats.Auth;
using StockStats.Auth.Tokens;
using StockStats.Security;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>Who may ask messages that need a scope, and whether anybody may ask the others.</summary>
internal static class ConfigureAuth
{
    /// <summary>What <c>[ValidateHasScope]</c> names.</summary>
    private const string HasScope = "HasScope";

    /// <summary>An issuer's documents are some kilobytes long.</summary>
    private const int MostDocumentBytes = 1_000_000;

    /// <exception cref="WrongSettingException">A key or the issuer of tokens cannot be used.</exception>
    public static void AddAuth(this WebApplicationBuilder builder, MessagingOptions options)
    {
        var settings = builder.Configuration.Read<AuthSettings>(AuthSettings.Section);
        var keys = ApiKeyReader.Read(settings, builder.Environment.IsDevelopment());
        builder.Services.AddSingleton(keys);
        if (TokenOptions.Read(settings) is { } tokens) builder.Services.AddTokens(tokens);
        builder.Services.AddSingleton(provider => new Authenticator(keys, provider.GetService<TokenReader>(), provider.GetRequiredService<TimeProvider>()));
        if (!keys.IsEmpty) builder.Services.AddHostedService<ApiKeyUseWriter>();
        builder.AddAdmission(options, ReadingSettings.IsClosed(settings));
        options.RequestValidators[HasScope] = arguments => (context, message) => CheckAsync(context, message, arguments[0]);
    }

    /// <summary>Holds for these pages and documents what holds for messages that store nothing.</summary>
    public static void AdmitReaders(this IEndpointConventionBuilder endpoints, IServiceProvider services)
    {
        if (services.GetService<Admission>() is { } admission) endpoints.Guard(admission.AdmitAsync);
    }

    /// <summary>Lets services ask for the <see cref="Caller"/> of the request they answer.</summary>
    public static void AddCaller(this IServiceCollection services) => services
        .AddScoped<CurrentCaller>()
        .AddScoped(provider => provider.GetRequiredService<CurrentCaller>().Caller);

    /// <summary>The ways to send a key or token, for the API documents.</summary>
    public static void Describe(IDictionary<string, OpenApiSecurityScheme> schemes)
    {
        schemes["apiKey"] = new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = SentCredential.KeyHeader, Description = "An API key of the settings Auth:Keys." };
        schemes["bearer"] = new()
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = $"The same API key, or an access token (JWT) of the issuer Auth:Authority with one of the scopes {KnownScopes.Text}.",
        };
    }

    /// <summary>Where everybody may ask as often as they like, nobody is asked who they are.</summary>
    private static void AddAdmission(this WebApplicationBuilder builder, MessagingOptions options, bool isClosed)
    {
        if (!builder.AddRateLimits() && !isClosed) return;
        builder.Services.AddSingleton(provider => new Admission(provider.GetRequiredService<Authenticator>(), isClosed, provider.GetService<CallerRates>()));
        options.Admission = (context, message, further) => context.RequestServices.GetRequiredService<Admission>().AdmitAsync(context, message, further);
    }

    private static ValueTask<Failure?> CheckAsync(HttpContext context, Message message, string scope) =>
        new AccessCheck(context.RequestServices.GetRequiredService<Authenticator>(), scope).CheckAsync(context, message.Name);

    private static void AddTokens(this IServiceCollection services, TokenOptions options) => services
        .AddSingleton(options)
        .AddSingleton<IDocumentRetriever>(_ => new HttpDocumentRetriever(new HttpClient { Timeout = IssuerKeys.Patience, MaxResponseContentBufferSize = MostDocumentBytes })
        {
            RequireHttps = options.RequireHttps,
        })
        .AddSingleton<IssuerKeys>()
        .AddSingleton<TokenReader>();
}
