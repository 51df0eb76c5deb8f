namespace StockStats.ServiceInterface.Posting;

/// <summary>How much one request may bring.</summary>
/// <param name="Rows">Rows of one request, 1 or more.</param>
public sealed record PostLimits(int Rows);
