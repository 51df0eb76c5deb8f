using FluentValidation;
using Messaging;
using Messaging.Errors;
using Messaging.Metadata;
using ServiceStack;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Posting;
using StockStats.ServiceInterface.Prices.Adjustments;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Validation;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;
using ErrorResponse = StockStats.ServiceModel.Types.ErrorResponse;

namespace StockStats;

/// <summary>The messages this program answers, and what the exceptions of its services mean to a caller.</summary>
internal static class ConfigureMessages
{
    /// <summary>The storage's own words name files and hosts, so they go to the log only. What is locked or restarting is soon back.</summary>
    private static readonly Failure StorageAway = new(
        StatusCodes.Status503ServiceUnavailable,
        "StorageUnavailable",
        "The price store does not answer at the moment. Try again in a few seconds.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    /// <summary>Another build may answer differently from the same prices.</summary>
    private static readonly string Build = ShortOf(
        typeof(ConfigureMessages).Module.ModuleVersionId, typeof(AnswerVersion).Module.ModuleVersionId, typeof(MessagingOptions).Module.ModuleVersionId);

    public static void AddMessages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidator<GetStatistics>, GetStatisticsValidator>();
        builder.Services.AddSingleton<IValidator<QueryFinancialData>, QueryFinancialDataValidator>();
        builder.Services.AddSingleton<IValidator<StartIngest>, StartIngestValidator>();
        builder.Services.AddScoped<AnswerVersion>();
        builder.Services.AddHostedService<MessagePreparation>();
        var limits = builder.Configuration.ReadLimits();
        var overload = builder.Configuration.ReadOverload();
        builder.Services.AddMessaging(options =>
        {
            limits.Apply(options.Limits);
            overload.Apply(options.Overload);
            options.AddServices(typeof(StatisticsServices).Assembly);
            options.PreparesAtStart = builder.Environment.IsDevelopment();
            options.ErrorResponseType = typeof(ErrorResponse);
            options.OnError = FillInfo;
            options.MapException = Map;
            options.AnswerVersion = VersionOf;
            options.AnswerAge = builder.ReadAnswerAge();
            options.KeepUnreadableRows();
            builder.AddAuth(options);
            DescribePages(options.Metadata);
        });
    }

    public static void UseMessages(this WebApplication app)
    {
        app.UseSecurity();
        app.UseMessaging().AdmitReaders(app.Services);
    }

    private static void DescribePages(MetadataOptions pages)
    {
        pages.Title = "StockStats";
        pages.Links.Add(new("OpenAPI 3.1", "/openapi", "the contract for tools"));
        pages.Links.Add(new("Swagger 2.0", "/openapi/v2.json", "the contract for older tools"));
        pages.Links.Add(new("Swagger UI", "/swagger-ui", "the contract to read, and to try requests"));
        pages.Errors.Add(StorageAway);
        foreach (var (name, text) in ContractSamples.Values) pages.Examples[name] = text;
    }

    private static void FillInfo(object body, ResponseStatus status)
    {
        if (body is IHasInfo answer) answer.Info = new() { Error = status.Message ?? "" };
    }

    private static string? VersionOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<AnswerVersion>().Text is { } text ? $"{Build}.{text}" : null;

    /// <summary>The compiler hashes a module's contents into its id: a few bytes of each, one over the other, tell builds apart.</summary>
    private static string ShortOf(params ReadOnlySpan<Guid> modules)
    {
        Span<byte> all = stackalloc byte[6];
        foreach (var module in modules)
        {
            var id = module.ToByteArray();
            for (var i = 0; i < all.Length; i++) all[i] ^= id[i];
        }

        return Convert.ToHexStringLower(all);
    }

    private static Failure? Map(Exception exception) => exception switch
    {
        NotFoundException missing => new(StatusCodes.Status404NotFound, missing.ErrorCode, missing.Message),
        AdjustmentUnavailableException unavailable => new(
            StatusCodes.Status400BadRequest, AdjustmentUnavailableException.ErrorCode, unavailable.Message)
        {
            Errors = [new() { ErrorCode = AdjustmentUnavailableException.ErrorCode, FieldName = "adjustment", Message = unavailable.Message }],
        },
        StorageException => StorageAway,
        IngestAtWorkException atWork => new(StatusCodes.Status409Conflict, "IngestAtWork", atWork.Message),
        StoreRefusedException refused => ConfigurePosting.Failure(refused),
        _ => null,
    };
}
