using System.Data.Common;

namespace StockStats.ServiceInterface.Ingest.Quota;

/// <summary>The time by the clock that all processes of one database share.</summary>
/// <param name="transaction">Where to ask.</param>
/// <param name="cancellationToken">Stops the asking.</param>
internal delegate Task<DateTimeOffset> DatabaseClock(DbTransaction transaction, CancellationToken cancellationToken);
