using System.CommandLine;
using System.Globalization;
using Messaging.AppTasks;

namespace StockStats.AppTasks;

/// <summary><c>health</c>: asks the server of the same settings how it is, for engines whose images have no other program to ask with.</summary>
internal sealed class HealthTask : IAppTask
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Option<bool> _live = new("--live") { Description = "Whether the process answers, whatever becomes of its database" };
    private readonly IConfiguration _configuration;
    private readonly AppTaskConsole _console;

    public HealthTask(IConfiguration configuration, AppTaskConsole console)
    {
        (_configuration, _console) = (configuration, console);
        Command.Add(_live);
    }

    public Command Command { get; } = new("health", "Asks a running server of the same settings for its health. Exit code 0: it is well.");

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var address = new Uri(HealthAddress.Of(_configuration), arguments.GetValue(_live) ? "/health/live" : "/health/ready");
        // The server is on this machine: no proxy of the environment is on the way.
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(address, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode) return await FailAsync(address, string.Create(CultureInfo.InvariantCulture, $"answers {(int)response.StatusCode}: {text}"));
            await _console.Output.WriteLineAsync(text);
            return ExitCodes.Done;
        }
        catch (HttpRequestException refused)
        {
            return await FailAsync(address, $"does not answer: {refused.Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await FailAsync(address, string.Create(CultureInfo.InvariantCulture, $"does not answer within {Patience.TotalSeconds} s"));
        }
    }

    private async Task<int> FailAsync(Uri address, string what)
    {
        await _console.Error.WriteLineAsync($"{address} {what}");
        return ExitCodes.Failed;
    }
}
