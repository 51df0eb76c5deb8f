using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Bars of one symbol to insert or replace.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Bars">In date order, no date twice.</param>
/// <param name="Replaced">How many of them replace a stored one.</param>
internal sealed record BarWrite(string Symbol, string Source, IReadOnlyList<Bar> Bars, int Replaced);
