namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>
/// A server that took another address, or whose machine is gone, says nothing to its old connections. Each of the pool would be waited for
/// in its turn.
/// </summary>
internal sealed class MySqlWatch(MySqlServer server) : DatabaseWatch
{
    /// <inheritdoc/>
    public override ValueTask GiveUpAsync() => server.ReconnectAsync();
}
