using System.CommandLine;
using System.Globalization;
using Messaging.AppTasks;
using StockStats.Auth;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;

namespace StockStats.AppTasks;

/// <summary><c>keys</c>: makes a new API key, or lists those of the settings. No key is ever read back from anywhere.</summary>
internal sealed class KeysTask : IAppTask
{
    private const int LongestName = 64;

    private readonly Option<string?> _new = new("--new") { Description = "Name of a key to make; letters, digits and - (default: list the keys there are)" };
    private readonly Option<string?> _scopes = new("--scopes") { Description = $"What the new key permits, A,B: {KnownScopes.Text}" };
    private readonly ApiKeys _keys;
    private readonly ApiKeyUseStore _uses;
    private readonly DatabaseMigrator _migrator;
    private readonly DatabaseSettings _database;
    private readonly AppTaskConsole _console;

    public KeysTask(ApiKeys keys, ApiKeyUseStore uses, DatabaseMigrator migrator, DatabaseSettings database, AppTaskConsole console)
    {
        (_keys, _uses, _migrator, _database, _console) = (keys, uses, migrator, database, console);
        Command = new("keys", "Lists API keys with their scopes and last use, or makes a new one and prints it, once.") { _new, _scopes };
    }

    public Command Command { get; }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (name, scopes) = (arguments.GetValue(_new), arguments.GetValue(_scopes));
        if (name is null && scopes is not null) throw new WrongUsageException("--scopes belongs to a new key: expected --new NAME beside it");
        await (name is null ? ListAsync(cancellationToken) : MakeAsync(name, scopes));
        return ExitCodes.Done;
    }

    private async Task MakeAsync(string name, string? scopes)
    {
        if (!IsName(name)) throw new WrongUsageException($"--new '{name}' is no name of a key: expected 1 to 64 letters, digits and -, such as nightly-loader");
        if (_keys.All.Any(key => key.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            throw new WrongUsageException($"--new '{name}' is the name of a key of the settings: expected a name of its own");
        var permitted = ScopesOf(scopes);
        var key = ApiKeyReader.Make();
        var setting = $"{AuthSettings.Section}__{nameof(AuthSettings.Keys)}__{name}__";
        await _console.Output.WriteLineAsync($"""
            key     {key}
            sha256  {Convert.ToHexStringLower(ApiKey.Digest(key))}
            The key is shown this once: give it to its caller. Servers need its hash only. Set on each of them:
            {setting}{nameof(ApiKeySettings.KeySha256)}={Convert.ToHexStringLower(ApiKey.Digest(key))}
            {setting}{nameof(ApiKeySettings.Scopes)}={string.Join(',', permitted)}
            """);
    }

    private static IReadOnlySet<string> ScopesOf(string? scopes)
    {
        try
        {
            return KnownScopes.Read("--scopes", scopes, mayBeEmpty: false);
        }
        catch (WrongSettingException wrong)
        {
            throw new WrongUsageException(wrong.Message);
        }
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        if (_keys.IsEmpty)
        {
            await _console.Output.WriteLineAsync("no keys: --AppTasks=keys --new NAME --scopes prices:write makes one");
            return;
        }

        await _database.MigrateAsync(_migrator, cancellationToken);
        var uses = await _uses.ReadAsync(cancellationToken);
        foreach (var key in _keys.All.OrderBy(key => key.Name, StringComparer.Ordinal))
        {
            var scopes = key.Caller.Scopes.Count == 0 ? "reading" : string.Join(',', key.Caller.Scopes.Order(StringComparer.Ordinal));
            var used = uses.TryGetValue(key.Name, out var last) ? last.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "never";
            await _console.Output.WriteLineAsync($"{key.Name}: {scopes}, last used {used}");
        }
    }

    /// <summary>What can be a part of the name of an environment variable.</summary>
    private static bool IsName(string text) => text.Length is >= 1 and <= LongestName && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-');
}
