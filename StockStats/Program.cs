using Messaging.AppTasks;
using StockStats;

try
{
    var arguments = ProgramArguments.Split(args);
    var runsTasks = arguments.Rest.Count > 0;
    var builder = WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = [.. arguments.Settings], ContentRootPath = AppContext.BaseDirectory });
    builder.AddLogging(runsTasks);
    builder.AddStorage();
    builder.AddCache();
    builder.AddRedis();
    builder.AddIngest();
    builder.AddPosting();
    builder.AddLimits();
    builder.AddConnectionLimits();
    builder.AddMessages();
    builder.AddApiDocuments();
    builder.AddGrpc();
    builder.AddOperations();
    builder.AddAppTasks();
    builder.AddWebServer();

    await using var app = builder.Build();
    if (runsTasks) return await app.RunAppTasksAsync(args);

    await app.PrepareDatabaseAsync(meanwhile: () =>
    {
        app.UseOperations();
        app.UseMessages();
        app.UseApiDocuments();
        app.UseGrpc();
    });
    await app.RunAsync();
    return ExitCodes.Done;
}
catch (Exception failure) when (StartupFailure.Explain(failure) is { } explanation)
{
    await Console.Error.WriteLineAsync(explanation.Message);
    return explanation.ExitCode;
}
