using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Paging;

/// <summary>Which bars to give, of one symbol or of all.</summary>
/// <param name="Days">Which bars are counted.</param>
/// <param name="Adjustment">What their prices and volumes are adjusted for.</param>
/// <param name="Descending">False: by symbol, then date; true: exactly the reverse.</param>
/// <param name="Limit">Bars a page, at least 1.</param>
/// <param name="Page">Page number from 1.</param>
internal sealed record BarQuery(DaySelection Days, PriceAdjustment Adjustment, bool Descending, int Limit, int Page);

/// <summary>Which days are counted.</summary>
/// <param name="Range">Both ends inclusive.</param>
/// <param name="IncludeProvisional">Whether bars of sessions not yet over are counted.</param>
internal readonly record struct DaySelection(DateRange Range, bool IncludeProvisional);
