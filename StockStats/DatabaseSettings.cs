using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.MySql;

namespace StockStats;

/// <summary>Settings <c>Database:*</c>.</summary>
internal sealed record DatabaseSettings
{
    public const string Section = "Database";

    /// <summary><c>sqlite</c> or <c>mysql</c>, which is MariaDB too.</summary>
    public string Dialect { get; init; } = "sqlite";

    /// <summary>Whether any command brings the schema up to date, not <c>migrate</c> alone; null: on SQLite only.</summary>
    public bool? Migrate { get; init; }

    /// <summary>MySQL: a file that holds the account's password and nothing else; null: it stands in the connection string, or there is none.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>MySQL: connections kept for reading, and as many again for writing; null: 32.</summary>
    public int? PoolSize { get; init; }

    /// <summary>MySQL: whether connections are encrypted, as <see cref="TlsMode"/> says; null: where the server can.</summary>
    public string? Tls { get; init; }

    /// <summary>MySQL: longest wait for one answer; null: 30.</summary>
    public int? CommandTimeoutSeconds { get; init; }

    /// <summary>MySQL: how often a transaction is tried again after a deadlock or a lost connection.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>MySQL: whether rows are spread over shards by symbol.</summary>
    public bool Sharded { get; init; }

    /// <summary>MySQL: the shards, as partitions of the table symbols, <c>,</c> between them; null: the cluster does not show them.</summary>
    public string? Shards { get; init; }

    /// <exception cref="WrongSettingException">Neither the one nor the other, or SQLite with shards.</exception>
    internal bool IsSqlite => Dialect.ToLowerInvariant() switch
    {
        "sqlite" when Sharded => throw new WrongSettingException("Database:Sharded is true: expected false with Database:Dialect sqlite, which is one file"),
        "sqlite" => true,
        "mysql" => false,
        _ => throw new WrongSettingException($"Database:Dialect is '{Dialect}': expected sqlite or mysql"),
    };

    /// <summary>The settings that only a server has.</summary>
    /// <exception cref="WrongSettingException">A value is out of its range.</exception>
    internal MySqlOptions MySql => new()
    {
        PoolSize = InRange(nameof(PoolSize), PoolSize, 1, 1000),
        Tls = Tls is null ? null : ReadTls(Tls),
        CommandTimeoutSeconds = InRange(nameof(CommandTimeoutSeconds), CommandTimeoutSeconds, 1, 3600),
        Retries = InRange(nameof(Retries), Retries, 0, 20) ?? 0,
        Shards = ReadShards(),
    };

    /// <summary>Migrates where any command may; a server's schema is changed when its operator says so.</summary>
    public Task MigrateAsync(DatabaseMigrator migrator, CancellationToken cancellationToken) =>
        Migrate ?? IsSqlite ? migrator.MigrateUpAsync(cancellationToken) : Task.CompletedTask;

    private string[]? ReadShards()
    {
        if (string.IsNullOrEmpty(Shards)) return Sharded ? [] : null;
        if (!Sharded) throw new WrongSettingException("Database:Shards is set, and Database:Sharded is not true: expected both or none");
        var names = Shards.Split(',', StringSplitOptions.TrimEntries);
        return Array.TrueForAll(names, IsName) && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length
            ? names
            : throw new WrongSettingException($"Database:Shards is '{Shards}': expected names of partitions, each once, such as p0,p1,p2");
    }

    /// <summary>What needs no quotes in SQL, and cannot be anything else there.</summary>
    private static bool IsName(string text) => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(text[0]);

    private static TlsMode ReadTls(string text) => text.ToLowerInvariant() switch
    {
        "none" => TlsMode.None,
        "preferred" => TlsMode.Preferred,
        "required" => TlsMode.Required,
        "verify-ca" => TlsMode.VerifyCa,
        "verify-full" => TlsMode.VerifyFull,
        _ => throw new WrongSettingException($"Database:Tls is '{text}': expected none, preferred, required, verify-ca or verify-full"),
    };

    private static int? InRange(string name, int? value, int least, int most) => value < least || value > most
        ? throw new WrongSettingException(FormattableString.Invariant($"Database:{name} is '{value}': expected {least} to {most}"))
        : value;
}
