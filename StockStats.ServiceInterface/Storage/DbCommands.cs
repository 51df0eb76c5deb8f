using System.Data.Common;
using System.Globalization;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Commands that are run as they are, without Dapper.</summary>
internal static class DbCommands
{
    /// <summary>The whole number that a command answers, whichever type the database gives it.</summary>
    public static async Task<long> ReadLongAsync(this DbCommand command, CancellationToken cancellationToken) =>
        Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
}
