using Microsoft.Extensions.Diagnostics.HealthChecks;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Health;

/// <summary>
/// Whether the database opens and has a schema that this build can work with. Anybody may ask: all that ask at the same time share one
/// question to the database, and texts tell nothing of where it is. Thread-safe.
/// </summary>
/// <param name="readVersion">Number of the last migration applied.</param>
internal sealed class DatabaseHealthCheck(Func<CancellationToken, Task<long>> readVersion) : IHealthCheck
{
    private readonly Lock _beginning = new();
    private Task<HealthCheckResult>? _asking;

    /// <param name="context">Not looked at.</param>
    /// <param name="cancellationToken">Ends the wait only.</param>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (_beginning)
        {
            if (_asking is null or { IsCompleted: true }) _asking = Task.Run(AskAsync, CancellationToken.None);
            return _asking.WaitAsync(cancellationToken);
        }
    }

    private async Task<HealthCheckResult> AskAsync()
    {
        try
        {
            return Judge(await readVersion(CancellationToken.None), DatabaseMigrator.LatestVersion);
        }
#pragma warning disable CA1031 // the text of an exception that is let through is shown to whoever asks
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return HealthCheckResult.Unhealthy("does not answer", failure);
        }
    }

    /// <summary>A schema that is ahead is another server's doing, and takes no server out of service that still works with it.</summary>
    private static HealthCheckResult Judge(long version, long known) => version.CompareTo(known) switch
    {
        < 0 => HealthCheckResult.Unhealthy(FormattableString.Invariant($"schema {version}, this build wants {known}: run --AppTasks=migrate")),
        0 => HealthCheckResult.Healthy(FormattableString.Invariant($"schema {version}")),
        > 0 => HealthCheckResult.Degraded(FormattableString.Invariant($"schema {version}, this build knows {known}: update the program")),
    };
}
