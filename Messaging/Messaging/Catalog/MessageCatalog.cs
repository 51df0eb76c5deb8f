using System.Collections.Frozen;

namespace Messaging.Catalog;

/// <summary>
/// All messages of a program, read once at start from its services. Routes, binding, metadata pages, generated clients and
/// OpenAPI are made of it. Immutable.
/// </summary>
public sealed class MessageCatalog
{
    private readonly FrozenDictionary<string, Message> _byName;
    private readonly FrozenDictionary<Type, Message> _byType;

    private MessageCatalog(IReadOnlyList<Message> messages)
    {
        Messages = messages;
        _byName = messages.ToFrozenDictionary(message => message.Name, StringComparer.OrdinalIgnoreCase);
        _byType = messages.ToFrozenDictionary(message => message.RequestType);
    }

    /// <summary>By name, in ordinal order.</summary>
    public IReadOnlyList<Message> Messages { get; }

    /// <summary>Reads the messages of services.</summary>
    /// <param name="serviceTypes">Classes that implement <c>IService</c>; one named twice counts once.</param>
    /// <exception cref="MessageDeclarationException">A message, service or route is declared in a way that cannot work.</exception>
    public static MessageCatalog Build(IEnumerable<Type> serviceTypes)
    {
        var messages = new Dictionary<string, Message>(StringComparer.OrdinalIgnoreCase);
        foreach (var serviceType in serviceTypes.Distinct())
        {
            foreach (var methods in ServiceMethods.Of(serviceType))
            {
                var message = MessageBuilder.Build(methods.Key, serviceType, methods);
                if (!messages.TryAdd(message.Name, message))
                    throw Twice(messages[message.Name], message);
            }
        }
        Message[] sorted = [.. messages.Values.OrderBy(message => message.Name, StringComparer.Ordinal)];
        RouteConflicts.Check(sorted);
        return new(sorted);
    }

    /// <summary>The message of that name, in any case; null where there is none.</summary>
    public Message? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The message of that request type; null where there is none.</summary>
    public Message? Find(Type requestType) => _byType.GetValueOrDefault(requestType);

    private static MessageDeclarationException Twice(Message first, Message second) => first.RequestType == second.RequestType
        ? new($"{first.RequestType} is taken by two services: {first.ServiceType} and {second.ServiceType}.")
        : new($"Two messages are called {first.Name}: {first.RequestType} and {second.RequestType}.");
}
