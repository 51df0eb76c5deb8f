using System.Linq.Expressions;
using System.Reflection;
using ServiceStack;

namespace Messaging.Errors;

/// <summary>A type that can be the body of an error: it can be made, and has a <see cref="ResponseStatus"/> to set.</summary>
internal sealed class ErrorBodyType
{
    private readonly Lazy<Func<ResponseStatus, object>> _create;

    private ErrorBodyType(Type type, PropertyInfo property)
    {
        Type = type;
        _create = new(() => Compile(type, property));
    }

    public Type Type { get; }

    /// <summary>Null where the type cannot be the body of an error.</summary>
    public static ErrorBodyType? Find(Type? type)
    {
        var property = type?.GetProperty(nameof(ResponseStatus), typeof(ResponseStatus));
        return type is { IsClass: true, IsAbstract: false } && type.GetConstructor(Type.EmptyTypes) is not null
            && property?.SetMethod is { IsPublic: true }
            ? new(type, property)
            : null;
    }

    /// <summary>A body with the status set and everything else as its type starts with.</summary>
    public object Create(ResponseStatus status) => _create.Value(status);

    private static Func<ResponseStatus, object> Compile(Type type, PropertyInfo property)
    {
        var status = Expression.Parameter(typeof(ResponseStatus), "status");
        var body = Expression.MemberInit(Expression.New(type), Expression.Bind(property, status));
        return Expression.Lambda<Func<ResponseStatus, object>>(body, status).Compile();
    }
}
