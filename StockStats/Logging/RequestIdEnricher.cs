using Messaging.Requests;
using Serilog.Core;
using Serilog.Events;

namespace StockStats.Logging;

/// <summary>Adds to every line the id of the request that it is about.</summary>
internal sealed class RequestIdEnricher(RequestIds ids) : ILogEventEnricher
{
    public const string Name = "RequestId";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (ids.Current is { } id) logEvent.AddOrUpdateProperty(new(Name, new ScalarValue(id)));
    }
}
