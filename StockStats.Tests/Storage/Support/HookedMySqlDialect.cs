using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.MySql;

namespace StockStats.Tests.Storage.Support;

/// <summary>Does something in front of the two places of a write where it hurts most.</summary>
internal sealed class HookedMySqlDialect(MySqlServer server, MySqlRetry retry) : MySqlDialect(server, retry, new(server, NullLogger<MySqlBars>.Instance))
{
    /// <summary>Awaited with every lock taken and nothing written.</summary>
    public Func<Task> BeforeBars { get; set; } = () => Task.CompletedTask;

    /// <summary>Awaited with everything written, the number of the change counter too.</summary>
    public Func<Task> BeforeCommit { get; set; } = () => Task.CompletedTask;

    /// <summary>Stores over a hooked dialect, with connections of their own.</summary>
    public static ServiceProvider Process(StoreDatabase database, string connectionString, int retries, TimeProvider? clock = null) =>
        database.Process(services =>
        {
            services.AddSingleton(clock ?? TimeProvider.System);
            services.AddSingleton<SqlDialect>(_ => new HookedMySqlDialect(
                new(connectionString, new()), new(retries, clock ?? TimeProvider.System, NullLogger<MySqlRetry>.Instance)));
        });

    /// <inheritdoc/>
    public override async Task WriteBarsAsync(DbTransaction transaction, IReadOnlyList<BarWrite> writes, CancellationToken cancellationToken)
    {
        await BeforeBars();
        await base.WriteBarsAsync(transaction, writes, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task CommitAsync(DbTransaction transaction)
    {
        await BeforeCommit();
        await base.CommitAsync(transaction);
    }
}
