namespace StockStats.ServiceInterface.Ingest.Sessions;

/// <summary>Which sessions are not over at one moment.</summary>
/// <param name="moment">The moment.</param>
internal sealed class OpenSessions(DateTimeOffset moment)
{
    /// <summary>Whatever came before is over everywhere: the last exchange to close, in the west, does so before its day ends in UTC.</summary>
    private readonly DateOnly _firstOpen = DateOnly.FromDateTime(moment.UtcDateTime);

    /// <summary>Whether a day's session of a symbol is yet to close.</summary>
    public bool Has(ReadOnlySpan<char> symbol, DateOnly day) => day >= _firstOpen && Exchanges.Of(symbol).CloseOf(day) > moment;
}
