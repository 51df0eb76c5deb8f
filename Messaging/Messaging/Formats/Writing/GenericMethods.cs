using System.Reflection;

namespace Messaging.Formats.Writing;

/// <summary>Calls generic methods whose types are known at run time only: once a type, never once a value.</summary>
internal static class GenericMethods
{
    /// <summary>Calls a private static method of <paramref name="owner"/> with these type arguments.</summary>
    public static object Call(Type owner, string method, Type[] types, params object?[] arguments) =>
        owner.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Public)!
            .MakeGenericMethod(types)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
}
