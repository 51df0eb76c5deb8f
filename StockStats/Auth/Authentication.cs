using Messaging.Errors;

namespace StockStats.Auth;

/// <summary>What came of the key or token that a request brings.</summary>
/// <param name="Caller">Who sent it; null where nothing was sent, or nothing good.</param>
/// <param name="Failure">Why what was sent is not good; null where it is, and where nothing was sent.</param>
internal readonly record struct Authentication(KnownCaller? Caller, Failure? Failure);
