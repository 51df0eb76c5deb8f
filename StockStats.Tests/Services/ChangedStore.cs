using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Tests.Services;

/// <summary>A store of which one method does something else; whatever its other methods are, they are the real one's.</summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "The proxy is a type derived from it.")]
internal class ChangedStore : DispatchProxy
{
    private IPriceStore _inner = null!;
    private string _method = "";
    private Func<object> _instead = null!;

    /// <param name="inner">The real one.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="instead">What it does, and the task it gives.</param>
    public static IPriceStore Of(IPriceStore inner, string method, Func<object> instead)
    {
        var store = Create<IPriceStore, ChangedStore>();
        var changed = (ChangedStore)(object)store;
        (changed._inner, changed._method, changed._instead) = (inner, method, instead);
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == _method ? _instead() : targetMethod.Invoke(_inner, args);
}
