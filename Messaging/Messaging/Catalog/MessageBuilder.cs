using System.Reflection;
using ServiceStack;

namespace Messaging.Catalog;

/// <summary>Makes one message of a request type and the service methods that take it, and checks that they fit each other.</summary>
internal static class MessageBuilder
{
    public static Message Build(Type requestType, Type serviceType, IEnumerable<MethodInfo> methods)
    {
        var shape = new RequestShape(requestType);
        var operations = ServiceMethods.Operations(requestType, serviceType, methods);
        var responseType = ResponseTypeOf(requestType, operations);
        var message = new Message(shape, responseType, operations);
        return new Message(shape, responseType, operations) { Routes = MessageRoutes.Of(message) };
    }

    private static Type? ResponseTypeOf(Type requestType, ServiceOperation[] operations)
    {
        var declared = DeclaredResponse(requestType);
        foreach (var operation in operations)
        {
            var result = ServiceCalls.ResultOf(operation.Method);
            declared ??= result;
            if (result != typeof(object) && !declared.IsAssignableFrom(result))
                throw new MessageDeclarationException(
                    $"{operation.ServiceType}.{operation.Method.Name}({requestType.Name}) returns {result}, "
                    + $"but the response of {requestType.Name} is {declared}.");
        }
        if (declared == typeof(object))
            throw new MessageDeclarationException(
                $"{requestType} has no response type: IReturn<T> or IReturnVoid on it, "
                + "or a result other than object of its method, is expected.");
        return declared == typeof(void) ? null : declared;
    }

    private static Type? DeclaredResponse(Type requestType)
    {
        Type[] returns = [.. requestType.GetInterfaces()
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReturn<>))];
        var isVoid = typeof(IReturnVoid).IsAssignableFrom(requestType);
        if (returns.Length + (isVoid ? 1 : 0) > 1)
            throw new MessageDeclarationException($"{requestType} declares several responses.");
        return isVoid ? typeof(void) : returns.FirstOrDefault()?.GetGenericArguments()[0];
    }
}
