// A minimal API and nothing else: what any ASP.NET Core program takes to start.
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/health/live", () => new { status = "Healthy" });
app.MapGet("/api/statistics", (string symbol) => new { data = new { symbol } });
await app.RunAsync();
