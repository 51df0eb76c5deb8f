using System.Collections.Frozen;
using Messaging.Catalog;

namespace Messaging.Documentation;

/// <summary>
/// What there is to say about all messages of a program and the types they carry, read once from the catalog: metadata pages,
/// generated clients and OpenAPI are made of it. Immutable.
/// </summary>
/// <remarks>
/// Descriptions come from <c>[ApiMember]</c>, <c>[Api]</c> and <c>[Description]</c>; where these say nothing, from the doc
/// comments in the XML file beside the assembly, if there is one.
/// </remarks>
public sealed class MessageDocs
{
    private readonly FrozenDictionary<Message, MessageDoc> _byMessage;
    private readonly FrozenDictionary<Type, TypeDoc> _byType;

    /// <summary>Reads the documentation of a catalog.</summary>
    /// <exception cref="MessageDeclarationException">A rule of a member cannot be read.</exception>
    public MessageDocs(MessageCatalog catalog)
    {
        var types = new TypeDocReader(Descriptions);
        Message[] messages = [.. DeclarationOrder.Of(catalog.Messages)];
        Types = [.. DtoTypes.ReachableFrom(messages).Select(types.Read)];
        _byType = Types.ToFrozenDictionary(type => type.Type);
        Messages = [.. messages.Select(message => MessageDocReader.Read(message, Descriptions, Find))];
        _byMessage = Messages.ToFrozenDictionary(doc => doc.Message);
    }

    /// <summary>
    /// In the order in which the request types are declared: by assembly, and in an assembly as they stand in its source, file
    /// after file. Adding a service or renaming one does not change it.
    /// </summary>
    public IReadOnlyList<MessageDoc> Messages { get; }

    /// <summary>
    /// Every class, struct and enum that travels: requests, then responses, in the order of <see cref="Messages"/>, then what
    /// their members are made of, breadth first. Types of the framework (<c>System</c>) are not among them; generic types
    /// are, as they are used (<c>Page&lt;Row&gt;</c>).
    /// </summary>
    public IReadOnlyList<TypeDoc> Types { get; }

    internal Descriptions Descriptions { get; } = new();

    /// <summary>The documentation of a message of the catalog.</summary>
    /// <exception cref="KeyNotFoundException">The message is of another catalog.</exception>
    public MessageDoc Of(Message message) => _byMessage[message];

    /// <summary>The documentation of one of <see cref="Types"/>; null for any other type, such as one of the framework.</summary>
    public TypeDoc? Find(Type? type) => type is null ? null : _byType.GetValueOrDefault(type);
}
