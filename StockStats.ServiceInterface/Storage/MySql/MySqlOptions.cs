namespace StockStats.ServiceInterface.Storage.MySql;

/// <summary>How to speak with a MySQL or MariaDB server, beside its connection string.</summary>
public sealed record MySqlOptions
{
    /// <summary>Most connections kept open to the server, 1 to 1000 for reading and as many again for writing; null: as the connection string says, else 32.</summary>
    public int? PoolSize { get; init; }

    /// <summary>Whether connections are encrypted; null: as the connection string says, else <see cref="TlsMode.Preferred"/>.</summary>
    public TlsMode? Tls { get; init; }

    /// <summary>Longest time to wait for an answer to one statement, 1 to 3600; null: as the connection string says, else 30.</summary>
    public int? CommandTimeoutSeconds { get; init; }

    /// <summary>
    /// Null: one server, or a cluster that is one to its clients. Else rows are spread over shards by symbol: these are the partitions of the
    /// table <c>symbols</c>, one a shard, by name; none: the cluster does not show them.
    /// </summary>
    public IReadOnlyList<string>? Shards { get; init; }

    /// <summary>How often an operation is tried again after a deadlock or a lost connection, in the range [0, 20].</summary>
    public int Retries { get; init; } = 5;
}

/// <summary>Whether connections to the server are encrypted, and what is checked of its certificate.</summary>
public enum TlsMode
{
    /// <summary>Never encrypted.</summary>
    None,

    /// <summary>Encrypted where the server can; its certificate is not checked.</summary>
    Preferred,

    /// <summary>Always encrypted; the certificate is not checked.</summary>
    Required,

    /// <summary>Encrypted, by a certificate of an authority this machine trusts.</summary>
    VerifyCa,

    /// <summary>As <see cref="VerifyCa"/>, and the certificate names the server's host.</summary>
    VerifyFull,
}
