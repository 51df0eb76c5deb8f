using System.Data.Common;
using Dapper;
using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.Quota;

/// <summary>The rows of one key, within one transaction.</summary>
internal sealed class QuotaAccount(SqlDialect dialect, DbTransaction transaction, QuotaKey key, CancellationToken cancellationToken)
{
    /// <summary>Requests forgotten at most with each new one, so that none takes long: 1,000.</summary>
    public const int ForgottenAtOnce = 1000;

    /// <summary>Keeps all others that reserve for the same key waiting until the transaction ends.</summary>
    public Task LockAsync() => ExecuteAsync(QuotaText.LockKey(dialect));

    public async Task<QuotaState> ReadStateAsync()
    {
        await using var reader = await ReadAsync(QuotaText.SelectState);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetInt32(0), dialect.ReadOptionalTime(reader, 1), dialect.ReadOptionalTime(reader, 2))
            : QuotaState.Fresh;
    }

    public Task SaveStateAsync(QuotaState state) => ExecuteAsync(QuotaText.UpdateState,
        ("throttles", state.Throttles), ("throttledAt", Encode(state.ThrottledAt)), ("exhaustedUntil", Encode(state.ExhaustedUntil)));

    /// <summary>How many requests were sent on a day.</summary>
    public Task<int> CountAsync(EasternDay day) => transaction.Connection!.ExecuteScalarAsync<int>(
        Command(QuotaText.CountRequests, ("start", Encode(day.Start)), ("end", Encode(day.End))));

    /// <summary>How long until one more request fits into a window of time that holds so many; zero where it does now.</summary>
    /// <remarks>
    /// The window reaches as far ahead as back: what stands there was written before the clock was set back, by a little. What is further
    /// ahead cannot be believed, and would stop the key for as long as the clock was wrong.
    /// </remarks>
    public async Task<TimeSpan> WaitAsync(DateTimeOffset now, TimeSpan window, int limit)
    {
        if (limit == 0) return TimeSpan.Zero;
        await using var reader = await ReadAsync(QuotaText.SelectRequest,
            ("start", Encode(now - window)), ("end", Encode(now + window)), ("skip", limit - 1));
        return await reader.ReadAsync(cancellationToken) ? dialect.ReadTime(reader, 0) + window - now : TimeSpan.Zero;
    }

    /// <summary>Counts a request.</summary>
    public Task AddAsync(DateTimeOffset at) => ExecuteAsync(QuotaText.InsertRequest, ("at", Encode(at)));

    /// <summary>Forgets the oldest requests before a time.</summary>
    public async Task ForgetAsync(DateTimeOffset before)
    {
        await using (var reader = await ReadAsync(QuotaText.SelectOldRequest, ("before", Encode(before)), ("skip", ForgottenAtOnce)))
        {
            if (await reader.ReadAsync(cancellationToken)) before = dialect.ReadTime(reader, 0);
        }

        await ExecuteAsync(QuotaText.DeleteRequests, ("before", Encode(before)));
    }

    private object? Encode(DateTimeOffset? time) => time is { } value ? dialect.Encode(value) : null;

    private async Task ExecuteAsync(string text, params (string Name, object? Value)[] values) =>
        await transaction.Connection!.ExecuteAsync(Command(text, values));

    private Task<DbDataReader> ReadAsync(string text, params (string Name, object? Value)[] values) =>
        transaction.Connection!.ExecuteReaderAsync(Command(text, values));

    private CommandDefinition Command(string text, params (string Name, object? Value)[] values)
    {
        var parameters = new DynamicParameters();
        parameters.Add("provider", key.Provider);
        parameters.Add("hash", key.Hash);
        foreach (var (name, value) in values) parameters.Add(name, value);
        return new(text, parameters, transaction, cancellationToken: cancellationToken);
    }
}
