using Messaging.Catalog;
using ServiceStack;

namespace Messaging.Grpc;

/// <summary>Names and types of methods, by ServiceStack's rules, so that its clients find them.</summary>
internal static class GrpcMethodNames
{
    /// <summary>
    /// The verb before the message, as in <c>GetQueryPrices</c>; <c>Call</c> where the message begins with the verb already,
    /// as in <c>CallGetPrices</c>. No two methods of a catalog have one name.
    /// </summary>
    public static string Of(string verb, string message) => message.StartsWith(verb, StringComparison.OrdinalIgnoreCase)
        ? $"Call{message}"
        : $"{verb[0]}{verb[1..].ToLowerInvariant()}{message}";

    /// <summary>A method always gives something: an <see cref="EmptyResponse"/> for a message answered without a body.</summary>
    public static Type ResponseTypeOf(Message message) => message.ResponseType ?? typeof(EmptyResponse);
}
