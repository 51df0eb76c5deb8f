using Messaging.Overload;

namespace Messaging.Requests;

/// <summary>Puts ids of requests into a program.</summary>
public static class RequestExtensions
{
    /// <summary>Name of the meter of everything that the message host measures.</summary>
    public const string MeterName = GateMetrics.MeterName;

    /// <summary>Registers <see cref="RequestIds"/>, for who writes logs.</summary>
    public static IServiceCollection AddRequestIds(this IServiceCollection services) => services.AddSingleton<RequestIds>();

    /// <summary>Gives every request an id; call it before all other middleware.</summary>
    public static IApplicationBuilder UseRequestIds(this IApplicationBuilder app) => app.UseMiddleware<RequestIdMiddleware>();
}
