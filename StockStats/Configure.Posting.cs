using Messaging;
using Messaging.Errors;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Posting;
using StockStats.ServiceModel;

namespace StockStats;

/// <summary>Prices that come in over HTTP and gRPC.</summary>
internal static class ConfigurePosting
{
    public static void AddPosting(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.Read<PostSettings>(PostSettings.Section);
        if (limits.Rows is < 1 or > PostSettings.MostRows)
            throw new WrongSettingException(FormattableString.Invariant($"Limits:Rows is '{limits.Rows}': expected 1 to {PostSettings.MostRows}"));
        builder.Services.AddSingleton(new PostLimits(limits.Rows));
        builder.Services.AddSingleton<PostedPriceWriter>();
        builder.Services.AddScoped<UnreadableRows>();
        builder.Services.AddCaller();
    }

    /// <summary>Lets the service judge rows that cannot be read, as it does those that can.</summary>
    public static void KeepUnreadableRows(this MessagingOptions options) =>
        options.RowFaults[typeof(StoreFinancialData)] = (context, request, faults) =>
            context.RequestServices.GetRequiredService<UnreadableRows>()
                .Add(request, [.. faults.Select(fault => new UnreadableRow(fault.Row + 1, fault.Field, fault.Value, fault.Message))]);

    /// <summary>What a refusal means to the caller.</summary>
    public static Failure Failure(StoreRefusedException refused) => new(
        refused.Reason switch
        {
            StoreRefusal.BasisConflict => StatusCodes.Status409Conflict,
            StoreRefusal.TooManyRows => StatusCodes.Status413PayloadTooLarge,
            _ => StatusCodes.Status400BadRequest,
        },
        refused.Reason.ToString(),
        refused.Message)
    {
        Errors = refused.Errors,
        Fill = body => Fill((StoreFinancialDataResponse)body, refused.Answer),
    };

    private static void Fill(StoreFinancialDataResponse body, StoreFinancialDataResponse answer)
    {
        (body.Received, body.Rejected, body.Errors) = (answer.Received, answer.Rejected, answer.Errors);
        (body.Inserted, body.Updated, body.Unchanged) = (answer.Inserted, answer.Updated, answer.Unchanged);
    }
}

/// <summary>How much one request may bring.</summary>
internal sealed record PostSettings
{
    public const string Section = "Limits";

    /// <summary>All rows of a request are in memory at once.</summary>
    public const int MostRows = 100_000;

    /// <summary>Rows of one StoreFinancialData; 1 to 100,000.</summary>
    public int Rows { get; init; } = 10_000;
}
