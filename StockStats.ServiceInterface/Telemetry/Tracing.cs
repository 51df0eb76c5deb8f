using System.Diagnostics;

namespace StockStats.ServiceInterface.Telemetry;

/// <summary>Spans of what a request waits for. Where nobody traces, none is made.</summary>
public static class Tracing
{
    /// <summary>Name of the source of spans.</summary>
    public const string SourceName = "StockStats";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>A question to the database or to Redis, as part of the span at work.</summary>
    /// <param name="system">Which: <c>sqlite</c>, <c>mysql</c>, <c>redis</c>.</param>
    /// <param name="operation">The method that asks.</param>
    internal static Activity? Ask(string system, string operation)
    {
        if (!Source.HasListeners()) return null;
        var activity = Source.StartActivity($"{system} {Short(operation)}", ActivityKind.Client);
        activity?.SetTag("db.system.name", system);
        return activity;
    }

    /// <summary>A piece of work that may have no request around it.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="provider">Name of the provider.</param>
    internal static Activity? Work(string name, string provider)
    {
        var activity = Source.StartActivity(name);
        activity?.SetTag("stockstats.provider", provider);
        return activity;
    }

    private static string Short(string operation) =>
        operation.EndsWith("Async", StringComparison.Ordinal) ? operation[..^"Async".Length] : operation;
}
