using System.Globalization;

namespace StockStats.Benchmarks.Reads;

/// <summary>The yardstick of reads: endpoints of ASP.NET Core alone that answer with so many bytes, whatever is asked.</summary>
internal static class SizedServer
{
    public const string Name = "sized";

    /// <summary>Starts it.</summary>
    /// <param name="bytes">Bytes of each answer.</param>
    public static Task<ServerProcess> StartAsync(int bytes) => ServerProcess.StartAsync(Name, bytes.ToString(CultureInfo.InvariantCulture));

    public static Task RunAsync(string bytes)
    {
        var builder = ServerProcess.CreateBuilder();
        // As the program has it.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        var body = new byte[int.Parse(bytes, CultureInfo.InvariantCulture)];
        body.AsSpan().Fill((byte)' ');
        app.MapGet("/api/statistics", AnswerAsync);
        app.MapGet("/api/financial_data", AnswerAsync);
        return ServerProcess.ServeAsync(app);

        async Task AnswerAsync(HttpContext context)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.BodyWriter.WriteAsync(body);
        }
    }
}
