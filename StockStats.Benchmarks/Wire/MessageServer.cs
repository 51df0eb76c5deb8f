using Messaging;
using StockStats.ServiceModel.Types;

namespace StockStats.Benchmarks.Wire;

/// <summary>The messages, on the message host as the product has it.</summary>
internal static class MessageServer
{
    public const string Name = "messages";

    public static Task RunAsync()
    {
        var builder = ServerProcess.CreateBuilder();
        builder.Services.AddMessaging(options =>
        {
            options.AddServices(typeof(MessageServer).Assembly);
            options.ErrorResponseType = typeof(ErrorResponse);
        });
        var app = builder.Build();
        app.UseMessaging();
        return ServerProcess.ServeAsync(app);
    }
}
