using System.Text.Json;
using Messaging.Formats;

namespace StockStats.Benchmarks.Wire;

/// <summary>The yardsticks: endpoints of ASP.NET Core alone that give the same bodies.</summary>
internal static class BareServer
{
    public const string Name = "bare";

    public static Task RunAsync()
    {
        var app = ServerProcess.CreateBuilder().Build();
        var names = new JsonFormat().Options;
        var constant = JsonSerializer.SerializeToUtf8Bytes(ConstantStatisticsServices.Answer, names);
        app.MapGet("/constant", async context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = constant.Length;
            await context.Response.BodyWriter.WriteAsync(constant);
        });
        app.MapGet("/rows.json", context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            return JsonSerializer.SerializeAsync(context.Response.Body, PlainAnswer.Instance, PlainAnswer.Options);
        });
        app.MapGet("/rows.csv", context =>
        {
            context.Response.ContentType = "text/csv";
            return PlainCsv.WriteAsync(context.Response.BodyWriter, PlainAnswer.Instance.Data, context.RequestAborted);
        });
        return ServerProcess.ServeAsync(app);
    }
}
