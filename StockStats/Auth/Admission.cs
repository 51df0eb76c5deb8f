using System.Collections.Concurrent;
using Messaging.Catalog;
using Messaging.Errors;
using ServiceStack;
using StockStats.Security;

namespace StockStats.Auth;

/// <summary>Who may ask at all, and how often: for servers that are closed to the unknown, or that count requests. Thread-safe.</summary>
/// <param name="authenticator">Finds out who asks.</param>
/// <param name="isClosed">Whether reading needs a good key or token.</param>
/// <param name="rates">Counts requests; null: nobody does.</param>
internal sealed class Admission(Authenticator authenticator, bool isClosed, CallerRates? rates)
{
    private const string Documents = "Reading";

    private readonly AccessCheck _known = new(authenticator, scope: null);
    private readonly ConcurrentDictionary<Type, bool> _asksForScope = new();

    /// <summary>Why a message may not be asked now; null where it may.</summary>
    public async ValueTask<Failure?> AdmitAsync(HttpContext context, Message message, int further)
    {
        var asksForScope = _asksForScope.GetOrAdd(message.RequestType, static type => type.IsDefined(typeof(ValidateHasScopeAttribute), inherit: true));
        if (rates is not null && await CountAsync(context, rates, asksForScope, further) is { } tooMany) return tooMany;
        // A message with a scope of its own says by its own check what it needs.
        return isClosed && !asksForScope ? await _known.CheckAsync(context, message.Name) : null;
    }

    /// <summary>Why a page or document may not be read now; null where it may.</summary>
    public async ValueTask<Failure?> AdmitAsync(HttpContext context)
    {
        if (rates is not null && await CountAsync(context, rates, isWrite: false, further: 0) is { } tooMany) return tooMany;
        return isClosed ? await _known.CheckAsync(context, Documents) : null;
    }

    /// <summary>Who brings nothing good is counted by address: guesses at keys cost the guesser.</summary>
    private async ValueTask<Failure?> CountAsync(HttpContext context, CallerRates counted, bool isWrite, int further)
    {
        var (caller, _) = await authenticator.AuthenticateAsync(context);
        return await counted.TakeAsync(context, caller?.Id, isWrite, further);
    }
}
