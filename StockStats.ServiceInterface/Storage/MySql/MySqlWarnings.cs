using MySqlConnector;

namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>Listens to what the server remarks on statements that it carried out. Strict mode makes errors of the worst, not of all.</summary>
internal sealed class MySqlWarnings : IDisposable
{
    /// <summary>MySQL would rather be given a row alias than VALUES(c); MariaDB knows no such alias.</summary>
    private const int Deprecated = 1287;

    private readonly MySqlConnection _connection;
    private readonly List<MySqlError> _heard = [];

    public MySqlWarnings(MySqlConnection connection)
    {
        _connection = connection;
        connection.InfoMessage += Hear;
    }

    /// <exception cref="StorageException">The server altered a value: 1.005 in a column with two decimals is no more than a note to it.</exception>
    public void Check()
    {
        if (_heard.Find(warning => (int)warning.ErrorCode != Deprecated) is not { } first) return;
        throw new StorageException(FormattableString.Invariant(
            $"The database would not keep a row as it is: {first.Message} (MySQL warning {(int)first.ErrorCode}). Nothing of this operation was stored. Compare its tables with those that --AppTasks=migrate makes."));
    }

    public void Dispose() => _connection.InfoMessage -= Hear;

    private void Hear(object sender, MySqlInfoMessageEventArgs message) => _heard.AddRange(message.Errors);
}
