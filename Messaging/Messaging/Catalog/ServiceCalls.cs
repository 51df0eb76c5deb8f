using System.Linq.Expressions;
using System.Reflection;

namespace Messaging.Catalog;

/// <summary>A service method as a delegate, whatever it takes and returns.</summary>
internal delegate ValueTask<object?> ServiceCall(object service, object request, CancellationToken cancellationToken);

/// <summary>Compiles service methods, so that a request costs a delegate call and no reflection.</summary>
internal static class ServiceCalls
{
    public static ServiceCall Compile(Type serviceType, MethodInfo method)
    {
        var service = Expression.Parameter(typeof(object), "service");
        var request = Expression.Parameter(typeof(object), "request");
        var cancellation = Expression.Parameter(typeof(CancellationToken), "cancellationToken");
        var parameters = method.GetParameters();
        Expression[] arguments = parameters.Length == 1
            ? [Expression.Convert(request, parameters[0].ParameterType)]
            : [Expression.Convert(request, parameters[0].ParameterType), cancellation];
        var call = Expression.Call(Expression.Convert(service, serviceType), method, arguments);
        return Expression.Lambda<ServiceCall>(Complete(call), service, request, cancellation).Compile();
    }

    /// <summary>What a method gives in the end: the T of Task&lt;T&gt;, ValueTask&lt;T&gt; or T; void for none.</summary>
    public static Type ResultOf(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task) || type == typeof(ValueTask))
            return typeof(void);
        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return generic == typeof(Task<>) || generic == typeof(ValueTask<>)
            ? type.GetGenericArguments()[0]
            : type;
    }

    private static Expression Complete(MethodCallExpression call)
    {
        if (call.Type == typeof(void))
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        if (call.Type == typeof(Task) || call.Type == typeof(ValueTask))
            return Expression.Call(typeof(ServiceCalls), nameof(Finish), null, call);
        var result = ResultOf(call.Method);
        return result == call.Type
            ? Expression.New(typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Expression.Convert(call, typeof(object)))
            : Expression.Call(typeof(ServiceCalls), nameof(Finish), [result], call);
    }

    private static ValueTask<object?> Finish<T>(Task<T> task) => Finish(new ValueTask<T>(task));

    private static ValueTask<object?> Finish<T>(ValueTask<T> task)
    {
        return task.IsCompletedSuccessfully ? new(task.Result) : Wait(task);

        static async ValueTask<object?> Wait(ValueTask<T> task) => await task;
    }

    private static async ValueTask<object?> Finish(Task task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> Finish(ValueTask task)
    {
        await task;
        return null;
    }
}
