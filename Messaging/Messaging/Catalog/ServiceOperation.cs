using System.Reflection;

namespace Messaging.Catalog;

/// <summary>A method of a service that answers a message.</summary>
public sealed class ServiceOperation
{
    private readonly Lazy<ServiceCall> _call;
    private readonly string[] _verbs;

    internal ServiceOperation(Type serviceType, MethodInfo method, string[] verbs)
    {
        (ServiceType, Method, _verbs) = (serviceType, method, verbs);
        _call = new(() => ServiceCalls.Compile(serviceType, method));
    }

    /// <summary>The class to make; the method may be inherited from another one.</summary>
    public Type ServiceType { get; }

    public MethodInfo Method { get; }

    /// <summary>The verbs that come here; never empty.</summary>
    public IReadOnlyList<string> Verbs => _verbs;

    /// <summary>True for a verb of <see cref="Verbs"/>.</summary>
    internal bool Takes(string verb) => Array.IndexOf(_verbs, verb) >= 0;

    /// <summary>Calls the method.</summary>
    /// <returns>What it returned, once complete; null for a method without a result.</returns>
    internal ValueTask<object?> InvokeAsync(object service, object request, CancellationToken cancellationToken) =>
        _call.Value(service, request, cancellationToken);
}
