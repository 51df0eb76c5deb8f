using System.Reflection;
using ServiceStack;

namespace Messaging.Catalog;

/// <summary>Finds the methods of services that answer messages, and which verbs come to each.</summary>
internal static class ServiceMethods
{
    private const string Any = "ANY";

    private static readonly string[] Names = ["GET", "POST", "PUT", "DELETE", "PATCH", Any];

    /// <summary>The methods of a service by the request type they take.</summary>
    public static ILookup<Type, MethodInfo> Of(Type serviceType)
    {
        if (!typeof(IService).IsAssignableFrom(serviceType)
            || serviceType is not { IsClass: true, IsAbstract: false, ContainsGenericParameters: false })
            throw new MessageDeclarationException($"{serviceType} is no service: a class that implements IService is expected.");
        return serviceType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Where(method => Names.Contains(VerbOf(method), StringComparer.Ordinal))
            .ToLookup(method => RequestTypeOf(serviceType, method));
    }

    /// <summary>Gives each verb of a message its method: the method of that name, else Any.</summary>
    public static ServiceOperation[] Operations(Type requestType, Type serviceType, IEnumerable<MethodInfo> methods)
    {
        var byName = new Dictionary<string, MethodInfo>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            if (!byName.TryAdd(VerbOf(method), method))
                throw new MessageDeclarationException($"{serviceType} has two methods {method.Name}({requestType.Name}).");
        }
        var marked = Verbs.MarkedOn(requestType);
        var stray = marked is null
            ? null
            : byName.Keys.FirstOrDefault(name => !name.Equals(marked, StringComparison.Ordinal) && name is not Any);
        if (stray is not null)
            throw new MessageDeclarationException(
                $"{requestType} is marked I{Title(marked!)}, but {serviceType} has a method {Title(stray)} for it.");
        var verbs = marked is null ? Verbs.All : [marked];
        var taken = verbs.Select(verb => new { Verb = verb, Method = byName.GetValueOrDefault(verb) ?? byName.GetValueOrDefault(Any) });
        return [.. taken.Where(pair => pair.Method is not null)
            .GroupBy(pair => pair.Method!, pair => pair.Verb)
            .Select(group => new ServiceOperation(serviceType, group.Key, [.. group]))];
    }

    private static string VerbOf(MethodInfo method)
    {
        var name = method.Name;
        if (name.EndsWith("Async", StringComparison.Ordinal))
            name = name[..^"Async".Length];
        return name.ToUpperInvariant();
    }

    private static string Title(string verb) => $"{verb[0]}{verb[1..].ToLowerInvariant()}";

    private static Type RequestTypeOf(Type serviceType, MethodInfo method)
    {
        var parameters = method.GetParameters();
        var fits = !method.IsStatic && !method.ContainsGenericParameters && parameters.Length is 1 or 2
            && parameters[0].ParameterType is { IsClass: true } type && type != typeof(string)
            && (parameters.Length == 1 || parameters[1].ParameterType == typeof(CancellationToken));
        return fits
            ? parameters[0].ParameterType
            : throw new MessageDeclarationException(
                $"{serviceType}.{method.Name} is no service method: an instance method of one request, "
                + "and at most a CancellationToken after it, is expected.");
    }
}
