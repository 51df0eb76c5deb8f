using System.Globalization;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Ingest.Sessions;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>
/// What an answer's <c>Last Refreshed</c> says of its bars. With a time of day it is a moment, told by clocks in New York whatever the
/// exchange: a session that closed later was still open. A day alone says nothing, so that the time of reading has to decide.
/// </summary>
internal sealed class AlphaVantageRefreshed
{
    private static readonly string[] Forms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"];

    private readonly string _symbol;
    private readonly OpenSessions? _open;
    private readonly string? _unreadable;

    public AlphaVantageRefreshed(AlphaVantageEnvelope envelope)
    {
        _symbol = envelope.Symbol ?? "";
        if (envelope.LastRefreshed is not { } text || text.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var end)) return;
        if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            _open = new(ZonedTime.At(Exchanges.UnitedStates.ZoneId, local));
        else
            _unreadable = text[..end];
    }

    /// <summary>Whether the answer was made before the session of a day was over. A time that cannot be read counts as before it.</summary>
    /// <param name="date">The day as the answer writes it.</param>
    public bool IsBeforeCloseOf(string date) => _open is null
        ? string.Equals(date, _unreadable, StringComparison.Ordinal)
        : IsoDay.TryParse(date, out var day) && _open.Has(_symbol, day);
}
