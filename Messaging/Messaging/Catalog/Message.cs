using Messaging.Errors;

namespace Messaging.Catalog;

/// <summary>Something the program can be asked: one request type, with what answers it. Immutable.</summary>
public sealed class Message
{
    private readonly RequestShape _shape;
    private readonly ServiceOperation[] _operations;

    internal Message(RequestShape shape, Type? responseType, ServiceOperation[] operations)
    {
        (_shape, ResponseType, _operations) = (shape, responseType, operations);
        Verbs = [.. Catalog.Verbs.All.Where(verb => FindOperation(verb) is not null)];
        ListField = ListFields.Find(shape.Fields);
        RowShape = ListFields.RowOf(ListField);
        ErrorBody = ErrorBodyType.Find(responseType);
    }

    /// <summary>The request type's name; unique in the catalog, whatever the case.</summary>
    public string Name => RequestType.Name;

    public Type RequestType => _shape.Type;

    /// <summary>What it is answered with; null where it is answered without a body.</summary>
    public Type? ResponseType { get; }

    /// <summary>The service class behind it, made once per request by the container.</summary>
    public Type ServiceType => _operations[0].ServiceType;

    /// <summary>The service's methods for it; each verb has one.</summary>
    public IReadOnlyList<ServiceOperation> Operations => _operations;

    /// <summary>In the order of <see cref="Catalog.Verbs.All"/>. GET includes HEAD without naming it.</summary>
    public IReadOnlyList<string> Verbs { get; }

    /// <summary>The declared routes in their order, then the predefined one.</summary>
    public IReadOnlyList<MessageRoute> Routes { get; internal init; } = [];

    /// <summary>What can be given, in the order in which it is written.</summary>
    public IReadOnlyList<MessageField> Fields => _shape.Fields;

    /// <summary>What rows of a body or file go into: the only field that is a list of objects; null for none, or several.</summary>
    public MessageField? ListField { get; }

    /// <summary>The rows of <see cref="ListField"/>; null where that is no <c>List&lt;T&gt;</c> of what a body can give.</summary>
    internal RequestShape? RowShape { get; }

    /// <summary>The response type as the body of an error; null where it has no <c>ResponseStatus</c>.</summary>
    internal ErrorBodyType? ErrorBody { get; }

    /// <summary>The field of that wire or property name, in any case; null where there is none.</summary>
    public MessageField? FindField(ReadOnlySpan<char> name) => _shape.FindField(name);

    public override string ToString() => Name;

    /// <summary>A request with the values its type starts with.</summary>
    internal object CreateRequest() => _shape.Create();

    /// <summary>The method for a verb of <see cref="Catalog.Verbs.All"/>; null where the message does not take it.</summary>
    internal ServiceOperation? FindOperation(string verb)
    {
        foreach (var operation in _operations)
        {
            if (operation.Takes(verb))
                return operation;
        }
        return null;
    }
}
